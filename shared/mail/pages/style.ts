import { createHash } from 'node:crypto';

/** The one style sheet of the public pages; screens first, then narrow phones, then A4 paper. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#eef1f5;color:#1f2733;
  font:16px/1.65 -apple-system,BlinkMacSystemFont,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif}
main{max-width:600px;margin:32px auto;padding:28px 32px;background:#fff;border:1px solid #dde2ea;border-radius:12px}
main.wide{max-width:1240px}
h1{margin:8px 0 4px;font-size:22px;line-height:1.4}
h2{margin:28px 0 8px;font-size:17px}
p{margin:8px 0}
a{color:#1d4f91}
.en,.hint{color:#5a6780;font-size:14px}
.state{display:inline-block;padding:2px 12px;border-radius:12px;background:#e8f0fb;color:#1d4f91;font-size:14px;font-weight:600}
.state.good{background:#e6f4ea;color:#1b6b3a}
.state.bad{background:#fdecec;color:#a4262c}
.alert{margin:16px 0;padding:12px 16px;border-left:4px solid #a4262c;background:#fdecec}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 20px;margin:16px 0;padding:16px;background:#f6f8fb;border-radius:8px}
dt{color:#52607a}
dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
form{margin:20px 0 0;padding:20px 0 0;border-top:1px solid #e6eaf0}
label{display:block;margin:0 0 6px;font-weight:600}
label.tick{display:flex;gap:10px;align-items:center;min-height:44px;font-weight:400}
input[type=text]{width:100%;max-width:320px;height:48px;padding:0 14px;border:1px solid #98a2b3;border-radius:8px;font:inherit}
input[type=checkbox]{width:22px;height:22px;margin:0}
button{min-height:48px;margin:14px 0 0;padding:0 28px;border:0;border-radius:8px;background:#1d4f91;color:#fff;
  font:inherit;font-weight:600;cursor:pointer}
button:hover{background:#163e73}
:focus-visible{outline:3px solid #f2b441;outline-offset:2px}
nav{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0}
nav a{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border:1px solid #cfd6e1;border-radius:8px;text-decoration:none}
nav a[aria-current]{border-color:#1d4f91;background:#e8f0fb;font-weight:600}
.figures{display:flex;flex-wrap:wrap;gap:12px;margin:16px 0}
.figures div{flex:1 1 130px;padding:12px 16px;background:#f6f8fb;border-radius:8px}
.figures b{display:block;font-size:22px;line-height:1.3;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.5}
caption{text-align:left;color:#52607a}
th,td{padding:8px 10px;border-bottom:1px solid #e1e6ee;text-align:left;vertical-align:top}
th{background:#f6f8fb;color:#52607a;white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.code{white-space:nowrap}
td.name{min-width:7em}
table.narrow{max-width:420px}
form h2{margin-top:0}
td.text{min-width:180px;overflow-wrap:anywhere}
tfoot td{font-weight:600;border-bottom:0}
.sum{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.sign{display:none}
@media (max-width:640px){
  main{margin:0;padding:20px;border:0;border-radius:0;min-height:100vh}
  dl{grid-template-columns:1fr;gap:0}
  dd{margin-bottom:10px}
  input[type=text]{max-width:none}
  button{width:100%}
}
@page{size:A4 landscape;margin:12mm}
@media print{
  body{background:#fff;font-size:12px}
  main,main.wide{max-width:none;margin:0;padding:0;border:0}
  nav,form,.screen{display:none}
  table{font-size:10.5px}
  th,td{padding:4px 6px}
  td.text,td.name{min-width:0}
  thead{display:table-header-group}
  tr{break-inside:avoid}
  .scroll{overflow:visible}
  .sign{display:flex;gap:48px;margin-top:36px}
  .sign span{flex:1;padding-bottom:6px;border-bottom:1px solid #667085}
}
`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/**
 * Content-Security-Policy of these pages, for the header: no script, no picture, nothing from elsewhere, the one style
 * sheet by its sum, forms to ourselves only, no frame around them.
 */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
