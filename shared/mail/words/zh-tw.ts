import type { Words } from './words.ts';

/** Traditional Chinese, as 台湾 and 香港 read it. */
export const ZH_TW: Words = {
  language: 'zh-TW', comma: '、', colon: '：', brackets: (text) => `（${text}）`,
  footer: '登記台自動寄出，不必回覆。',
  terms: {
    第二受理人: '第二受理人', 第一受理人: '第一受理人', 负责人: '負責人', 最高领导: '最高主管', 上级: '上級', 上级部门负责人: '上級部門負責人', 上级部门最高领导: '上級部門最高主管',
    人事行政部经理: '人事行政部經理', 工程部经理: '工程部經理', 质量判定负责人: '品質判定負責人', 总经理: '總經理', 董事长: '董事長', 财务: '財務', 受理人: '受理人', 责任人: '責任人',
    被罚人: '被罰人', 核定人: '核定人', 终审人: '終審人', 产品质量: '產品品質', 交期工期: '交期工期', 发货: '出貨', 安装: '安裝', 售后维修: '售後維修', 服务态度: '服務態度', 处理不当: '處理不當', 其他: '其他',
    涉及赔款折让退货: '涉及賠款折讓退貨', 涉及其他公司或重大工程: '涉及其他公司或重大工程', 核定: '核定', 终审: '終審', 处罚: '處罰', 免罚: '免罰', 维持: '維持', 变更: '變更', 撤销: '撤銷',
    工资扣款: '薪資扣款', 货款扣除: '貨款扣除', 奖励金扣除: '獎勵金扣除', 赔偿扣款: '賠償扣款', 管理员: '管理員',
  },
  clocks: {
    D01: '送達', D02: '現場解決', D03: '調查回覆', D04: '資料提供', D05: '回覆客戶', D06: '主管答覆', D07: '兩部答覆', D08: '負責人調查', D09: '負責人答覆', D10: '主管解決', D11: '回訪',
  },
  actions: {
    D01: '送達第二受理人，並填寫「送达时间」', D02: '現場解決並答覆客戶，填寫「处理完毕时间」和「回复客户时间」', D03: '把調查情況回覆第一受理人，並填寫「调查回复时间」',
    D04: '把資料交給第二受理人，並填寫「资料提供时间」', D05: '回覆客戶，並填寫「回复客户时间」', D06: '答覆受理人，並填寫「最高领导答复时间」',
    D07: '提出解決辦法或明確的解決時間，填寫「工程部答复」和「质量部答复」', D08: '完成調查，並填寫「调查完成时间」', D09: '把結果答覆受理人或客戶，並填寫「调查回复时间」',
    D10: '當日解決，並填寫「最高领导解决时间」',
  },
  rungs: { reminder: '提醒', due: '到時上報', second: '再次上報' },
  late: { entered: '登記時已過這一時刻', quiet: '非工作時間不寄信', acknowledged: '有人已知悉，階梯暫停了 30 分鐘', outage: '系統曾中斷' },
  time: {
    weekdays: ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
    zones: { 'Asia/Shanghai': '北京時間', 'Asia/Taipei': '台北時間', 'Asia/Hong_Kong': '香港時間' },
    days: (n) => `${n} 天`, hours: (n) => `${n} 小時`, minutes: (n) => `${n} 分鐘`, underAMinute: '不到 1 分鐘',
    left: (span) => `還有 ${span}`, over: (span) => `已超 ${span}`, justDue: '剛到期',
  },
  people: {
    greeting: (names) => `${names}，您好：`, andOthers: (first, count) => `${first}等 ${count} 人`, whyTitle: '為什麼收到', copy: '，副本',
    noAddress: '（未登記信箱，本信未能寄到）', bounced: '（信箱退信，本信未能寄到）', standsFor: (name) => `（${name} 已離職，由您代收）`,
    undelivered: (name, role) => `這封信寄給 ${name}（${role}）時被退回，沒有送到，因此轉給您：請轉告本人，並在《人员》改正他的「邮箱」，改後即恢復寄送。`,
  },
  brief: {
    title: '投訴情況', withheld: '客戶的電話和地址不寫進信裡，見登記本。', case: (type, customer) => `（${type === undefined ? '' : `${type}，`}客戶 ${customer}）`,
    record: '編號', customer: '客戶', type: '投訴類型', complainedAt: '投訴時間', department: '責任部門', contract: '合約號', content: '投訴內容',
    masks: { '［已隐去］': '［已隱去］', '［邮箱略］': '［信箱略］', '［地址略］': '［地址略］', '［号码略］': '［號碼略］' },
  },
  doors: { register: '打開登記本', acknowledge: '我已知悉（收件人確認，時限照常進行）', view: '副本的各位在這裡看確認情況', why: '時限是怎樣算出來的' },
  table: { task: '事項', due: (zone) => `最晚（${zone}）`, owner: '承辦人', noLimit: '沒有固定期限' },
  ladder: {
    reminder: '提醒', again: (state) => `再次提示·${state}`, state: (state) => `客訴·${state}`,
    subject: (who, before, what) => `${who} ${before}${what}`, before: (when) => `${when} 前`, finish: (name) => `完成${name}`, todo: (who, count) => `${who} ${count} 項待辦`,
    several: (count) => `本案有 ${count} 項時限，請按下面逐項辦理。`, opening: (name, state) => `「${name}」${state}，請按下面辦理。`, dueIn: (left) => `${left}到期`, waiting: '還在等答覆',
    limit: '時限', owner: '承辦人', now: '現在要做', next: '接下來', insteadOf: '代替', sent: '寄信',
    dueAt: (due, state) => `${due}到期，${state}`, since: (start, passed) => `自 ${start}起，沒有固定期限，已過 ${passed}`, liable: (name) => `；到期時由 ${name} 負責`,
    last: '這是本時限的最後一封信，登記本上會一直標著，直到填寫。', following: (at, copies) => `到 ${at}仍未填寫，會再寄一封信${copies === '' ? '' : `，並寄副本給 ${copies}`}。`,
    replaces: (rungs) => `本信代替未寄出的：${rungs}`, lag: (minutes, why) => `比規定晚 ${minutes} 分鐘：${why}`, clause: (clause, clock, version) => `依據：${clause}（規則 ${clock} 第 ${version} 版）`,
  },
  delivered: {
    state: '客訴·送達', badge: '新投訴送達', subject: (who, when, name) => `${who} ${when} 前完成${name}`,
    opening: (at) => `這件客戶投訴${at === undefined ? '' : `已於 ${at}`}送達，請按下表辦理。`, now: '現在要做：辦完一項，就在登記本填寫它的時間。到期前會提醒一次；到期仍未填寫，會寄副本給上一級。',
  },
  flag: {
    answer: (who) => `${who} 填寫兩部答覆`, know: (who) => `${who} 知悉`, opening: (at, flag) => `${at}，登記本上標明本案${flag}。`,
    informed: '請知悉。登記本上不需要您填寫，本案的各項時限照常進行，到期會另行來信。',
    now: (first) => `現在要做：請填寫「工程部答复」和「质量部答复」。兩部都答覆之前，${first === undefined ? '' : `${first}提醒一次，此後`}每個工作日 09:00 提醒。`,
  },
  result: {
    state: '客訴·處理結果', badge: '處理結果', subject: (who) => `${who} 知悉處理結果`, opening: (record) => `投訴 ${record} 已有處理結果，請知悉。`,
    at: '結果時間', result: '處理結果', next: '接下來：由受理人回覆客戶並回訪，這裡不需要您填寫。',
  },
  resumed: {
    state: '客訴·暫停期滿', badge: '暫停期滿', subject: (who) => `${who} 接著辦`,
    opening: (from, to) => `本案自 ${from}起暫停，沒有填寫「恢复时间」。一次暫停最多 72 小時，這些時限自 ${to}起接著走：`,
    now: '現在要做：請接著辦；客戶其實早已回覆的，補填真實的「恢复时间」。',
    wait: '仍須等客戶的：先填寫「恢复时间」，再把「暂停时间」改成新的時刻，並寫明「暂停原因」。', next: '接下來：時限到期照常來信。',
    why: '時限由誰承辦，就寫信給誰；承辦人空缺的，副本給人事行政部經理。',
  },
  vanished: {
    state: '客訴·登記行不見', badge: '登記行不見', subject: (who) => `${who} 放回這一行`,
    opening: (at, record) => `${at}起，登記本裡找不到 ${record} 這一行。紀錄還在系統裡，這些時限照常進行：`,
    now: (record) => `現在要做：請把這一行放回登記本，在表格裡復原刪除即可；復原不了的，由管理員執行 desk sync restore ${record}。`,
    void: '本案不該再辦的：先放回，再填寫「作废原因」，時限隨即停止。刪掉一行不等於作廢。', next: '接下來：行一放回就接著登記，編號不變。放回以前，時限到期照常來信。',
    why: '時限由誰承辦，就寫信給誰；承辦人空缺的，副本給人事行政部經理。',
  },
  list: {
    state: (state) => `回訪·${state}`, overdue: (count) => `${count} 件已過期`, items: (count) => `${count} 件`, subject: (who, count) => `${who} 共 ${count} 件`,
    week: (from, to) => `${from} 至 ${to}`, title: (week) => `回訪清單 ${week}`,
    opening: (from, to, count, overdue) => `${from}至 ${to}有 ${count} 件要回訪${overdue > 0 ? `，其中 ${overdue} 件已過期` : ''}。`,
    now: '現在要做：請逐件回訪，填寫「回访时间」和「回访结果」。', next: '接下來：清單在每週一和每週最後一個工作日 09:00 寄出；有過期的，副本給人事行政部經理。',
  },
  digest: {
    state: (errors, overdue) => `每日彙總·${[errors > 0 ? `${errors} 處待改` : '', overdue > 0 ? `${overdue} 件已超時` : ''].filter((it) => it !== '').join('，')}`,
    subject: (who, errors, overdue) => `${who} ${[errors > 0 ? '改正登記' : '', overdue > 0 ? '督促超時' : ''].filter((it) => it !== '').join('、')}`,
    title: (day) => `每日彙總 ${day}`, errors: (count) => `您名下的登記有 ${count} 處「校验结果」還沒有改正：`, row: '編號', wrong: '哪裡不對、怎樣寫才對', mend: '現在要做：請在登記本裡按上表改正，改對後自動消失。',
    overdue: (count, shown) => `您負責的範圍裡有 ${count} 項時限已超${count > shown ? `，最早的 ${shown} 項是` : ''}：`, chase: '現在要做：督促承辦人辦理，並在登記本填寫時間；全部見登記本「最近时限」一欄。',
    next: '接下來：每個工作日 09:00 彙總一次，沒有要說的就不寄。單件的提醒和上報另行來信。', stop: '不再接收每日彙總', stopTitle: '退訂',
  },
  fine: {
    state: '罰款·已核定', badge: '罰款已核定', subject: (who, amount) => `${who} ${amount}，可申請複審`, yuan: (amount) => `${amount} 元`, renminbi: (amount) => `${amount} 元（人民幣）`,
    opening: (record, who, amount) => `${record} 已核定：${who}，${amount}。經過和依據如下，請核對。`, facts: '金額與依據', decidedBy: '核定人', review: '不同意時：申請複審',
    how: '怎樣申請', howTo: '把理由告訴部門負責人或人事行政部，由其在《罚款台账》這一行填寫「复审理由」和「申请复审时间」。', until: '最晚', before: (deadline) => `${deadline}前`,
    noEnd: '沒有固定期限；月結帳後撤銷或變更的，在下一個未結帳的月份沖銷或補扣。', next: '接下來', final: '由總經理或董事長終審，終審人不會是本行的核定人；維持、變更或撤銷都記在這一行。',
    who: '對象', amount: '金額', deduction: '扣款類型', clause: '依據', clauseOf: (clause, rule, version, name) => `${clause}（規則 ${rule} 第 ${version} 版：${name}）`, reason: '事由', at: '事件時間', complaint: '投訴編號',
  },
  decision: {
    state: (stage) => `${stage}·以您的名義`, badge: (stage, decision) => `${stage}：${decision}`, what: (decision, amount) => `${decision} ${amount} 元`,
    subjects: (who, what, until) => [`${who} ${what}，${until} 前可異議`, `${what}，${until} 前可異議`, `${what}，可提出異議`],
    opening: (at, stage, record, what) => `${at}，《罚款台账》以您的名義${stage}了 ${record}：${what}。`, line: '這一行', yours: '是您本人的決定：不需要做任何事。',
    notYours: (deadline, stage) => `不是您的決定：請在 ${deadline}前提出異議。該月結帳以前，這一行會回到${stage}前的狀態。`, object: '提出異議',
  },
};
