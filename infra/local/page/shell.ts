import type { Instant } from '../../../shared/words/time.ts';
import type { Bundle } from './bundle.ts';

/** The page and everything it loads come from its own origin; the grid writes style attributes and draws icons from data. */
export const CONTENT_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The HTML of the workbook page; `data-now` lets the clock show before the first answer of the server. */
export const shell = (bundle: Bundle, now: Instant): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>登记台</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%23175c4c'/%3E%3Cpath d='M8 10h16M8 16h16M8 22h9' stroke='white' stroke-width='3' stroke-linecap='round'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/page/${bundle.style}">
<link rel="modulepreload" href="/page/${bundle.script}">
</head>
<body data-now="${now}">
<header id="head"></header>
<nav id="steps" aria-label="步骤"></nav>
<div id="trouble" role="alert" hidden></div>
<div id="lost" role="alert" hidden></div>
<main id="grid" aria-label="表格"><p class="opening">正在打开表格…</p></main>
<div id="toast" role="status" hidden></div>
<script type="module" src="/page/${bundle.script}"></script>
</body>
</html>
`;
