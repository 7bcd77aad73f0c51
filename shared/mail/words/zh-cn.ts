import type { Words } from './words.ts';

/** Simplified Chinese: what letters say unless somebody reads another language. */
export const ZH_CN: Words = {
  language: 'zh-CN', comma: '、', colon: '：', brackets: (text) => `（${text}）`,
  footer: '登记台自动发出，不必回复。',
  terms: {},
  clocks: {},
  actions: {
    D01: '送达第二受理人，并填写「送达时间」', D02: '现场解决并答复客户，填写「处理完毕时间」和「回复客户时间」', D03: '把调查情况回复第一受理人，并填写「调查回复时间」',
    D04: '把资料交给第二受理人，并填写「资料提供时间」', D05: '回复客户，并填写「回复客户时间」', D06: '答复受理人，并填写「最高领导答复时间」',
    D07: '提出解决办法或明确解决时间，填写「工程部答复」和「质量部答复」', D08: '完成调查，并填写「调查完成时间」', D09: '把结果答复受理人或客户，并填写「调查回复时间」',
    D10: '当日解决，并填写「最高领导解决时间」',
  },
  rungs: { reminder: '提醒', due: '到时上报', second: '再次上报' },
  late: { entered: '登记时已过这一时刻', quiet: '非工作时间不发信', acknowledged: '有人已知悉，阶梯暂停了 30 分钟', outage: '系统曾中断' },
  time: {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    zones: { 'Asia/Shanghai': '北京时间', 'Asia/Taipei': '台北时间', 'Asia/Hong_Kong': '香港时间' },
    days: (n) => `${n} 天`, hours: (n) => `${n} 小时`, minutes: (n) => `${n} 分钟`, underAMinute: '不到 1 分钟',
    left: (span) => `还有 ${span}`, over: (span) => `已超 ${span}`, justDue: '刚到期',
  },
  people: {
    greeting: (names) => `${names}，您好：`, andOthers: (first, count) => `${first}等 ${count} 人`, whyTitle: '为什么收到', copy: '，抄送',
    noAddress: '（未登记邮箱，本信未能寄到）', bounced: '（邮箱退信，本信未能寄到）', standsFor: (name) => `（${name} 已不在职，由您代收）`,
    undelivered: (name, role) => `这封信寄给 ${name}（${role}）时被退回，没有送到，因此转给您：请转告本人，并在《人员》改正他的「邮箱」，改后即恢复寄送。`,
  },
  brief: {
    title: '投诉情况', withheld: '客户的电话和地址不写进信里，见登记本。', case: (type, customer) => `（${type === undefined ? '' : `${type}，`}客户 ${customer}）`,
    record: '编号', customer: '客户', type: '投诉类型', complainedAt: '投诉时间', department: '责任部门', contract: '合同号', content: '投诉内容', masks: {},
  },
  doors: { register: '打开登记本', acknowledge: '我已知悉（收件人确认，时限照常进行）', view: '抄送的各位在这里看确认情况', why: '时限是怎样算出来的' },
  table: { task: '事项', due: (zone) => `最晚（${zone}）`, owner: '办理人', noLimit: '没有固定期限' },
  ladder: {
    reminder: '提醒', again: (state) => `再次提示·${state}`, state: (state) => `客诉·${state}`,
    subject: (who, before, what) => `${who} ${before}${what}`, before: (when) => `${when} 前`, finish: (name) => `完成${name}`, todo: (who, count) => `${who} ${count} 项待办`,
    several: (count) => `本案有 ${count} 项时限，请按下面逐项办理。`, opening: (name, state) => `「${name}」${state}，请按下面办理。`, dueIn: (left) => `${left}到期`, waiting: '还在等答复',
    limit: '时限', owner: '办理人', now: '现在要做', next: '接下来', insteadOf: '代替', sent: '发信',
    dueAt: (due, state) => `${due}到期，${state}`, since: (start, passed) => `自 ${start}起，没有固定期限，已过 ${passed}`, liable: (name) => `；到期时由 ${name} 负责`,
    last: '这是本时限的最后一封信，登记本上会一直标着，直到填写。', following: (at, copies) => `到 ${at}仍未填写，会再发一封信${copies === '' ? '' : `，并抄送 ${copies}`}。`,
    replaces: (rungs) => `本信代替未发出的：${rungs}`, lag: (minutes, why) => `比规定晚 ${minutes} 分钟：${why}`, clause: (clause, clock, version) => `依据：${clause}（规则 ${clock} 第 ${version} 版）`,
  },
  delivered: {
    state: '客诉·送达', badge: '新投诉送达', subject: (who, when, name) => `${who} ${when} 前完成${name}`,
    opening: (at) => `这件客户投诉${at === undefined ? '' : `已于 ${at}`}送达，请按下表办理。`, now: '现在要做：办完一项，就在登记本填写它的时间。到期前会提醒一次；到期仍未填写，会抄送上一级。',
  },
  flag: {
    answer: (who) => `${who} 填写两部答复`, know: (who) => `${who} 知悉`, opening: (at, flag) => `${at}，登记本上标明本案${flag}。`,
    informed: '请知悉。登记本上不需要您填写，本案的各项时限照常进行，到期会另行来信。',
    now: (first) => `现在要做：请填写「工程部答复」和「质量部答复」。两部都答复之前，${first === undefined ? '' : `${first}提醒一次，此后`}每个工作日 09:00 提醒。`,
  },
  result: {
    state: '客诉·处理结果', badge: '处理结果', subject: (who) => `${who} 知悉处理结果`, opening: (record) => `投诉 ${record} 已有处理结果，请知悉。`,
    at: '结果时间', result: '处理结果', next: '接下来：由受理人回复客户并回访，这里不需要您填写。',
  },
  resumed: {
    state: '客诉·暂停期满', badge: '暂停期满', subject: (who) => `${who} 接着办`,
    opening: (from, to) => `本案自 ${from}起暂停，没有填写「恢复时间」。一次暂停最多 72 小时，这些时限自 ${to}起接着走：`,
    now: '现在要做：请接着办；客户其实早已回话的，补填真实的「恢复时间」。',
    wait: '仍须等客户的：先填写「恢复时间」，再把「暂停时间」改成新的时刻，并写明「暂停原因」。', next: '接下来：时限到期照常来信。',
    why: '时限由谁办理，就写信给谁；办理人空缺的，抄送人事行政部经理。',
  },
  vanished: {
    state: '客诉·登记行不见', badge: '登记行不见', subject: (who) => `${who} 放回这一行`,
    opening: (at, record) => `${at}起，登记本里找不到 ${record} 这一行。记录还在系统里，这些时限照常进行：`,
    now: (record) => `现在要做：请把这一行放回登记本，在表格里撤销删除即可；撤销不了的，由管理员运行 desk sync restore ${record}。`,
    void: '本案不该再办的：先放回，再填写「作废原因」，时限随即停止。删掉一行不等于作废。', next: '接下来：行一放回就接着登记，编号不变。放回以前，时限到期照常来信。',
    why: '时限由谁办理，就写信给谁；办理人空缺的，抄送人事行政部经理。',
  },
  list: {
    state: (state) => `回访·${state}`, overdue: (count) => `${count} 件已过期`, items: (count) => `${count} 件`, subject: (who, count) => `${who} 共 ${count} 件`,
    week: (from, to) => `${from} 至 ${to}`, title: (week) => `回访清单 ${week}`,
    opening: (from, to, count, overdue) => `${from}至 ${to}有 ${count} 件要回访${overdue > 0 ? `，其中 ${overdue} 件已过期` : ''}。`,
    now: '现在要做：请逐件回访，填写「回访时间」和「回访结果」。', next: '接下来：清单在每周一和每周最后一个工作日 09:00 发出；有过期的，抄送人事行政部经理。',
  },
  digest: {
    state: (errors, overdue) => `每日汇总·${[errors > 0 ? `${errors} 处待改` : '', overdue > 0 ? `${overdue} 件已超时` : ''].filter((it) => it !== '').join('，')}`,
    subject: (who, errors, overdue) => `${who} ${[errors > 0 ? '改正登记' : '', overdue > 0 ? '督促超时' : ''].filter((it) => it !== '').join('、')}`,
    title: (day) => `每日汇总 ${day}`, errors: (count) => `您名下的登记有 ${count} 处「校验结果」还没有改正：`, row: '编号', wrong: '哪里不对、怎样写才对', mend: '现在要做：请在登记本里按上表改正，改对后自动消失。',
    overdue: (count, shown) => `您负责的范围里有 ${count} 项时限已超${count > shown ? `，最早的 ${shown} 项是` : ''}：`, chase: '现在要做：督促办理人办理，并在登记本填写时间；全部见登记本「最近时限」一列。',
    next: '接下来：每个工作日 09:00 汇总一次，没有要说的就不发。单件的提醒和上报另行来信。', stop: '不再接收每日汇总', stopTitle: '退订',
  },
  fine: {
    state: '罚款·已核定', badge: '罚款已核定', subject: (who, amount) => `${who} ${amount}，可申请复审`, yuan: (amount) => `${amount} 元`, renminbi: (amount) => `${amount} 元（人民币）`,
    opening: (record, who, amount) => `${record} 已核定：${who}，${amount}。经过和依据如下，请核对。`, facts: '金额与依据', decidedBy: '核定人', review: '不同意时：申请复审',
    how: '怎样申请', howTo: '把理由告诉部门负责人或人事行政部，由其在《罚款台账》这一行填写「复审理由」和「申请复审时间」。', until: '最晚', before: (deadline) => `${deadline}前`,
    noEnd: '没有固定期限；月结账后撤销或变更的，在下一个未结账的月份冲销或补扣。', next: '接下来', final: '由总经理或董事长终审，终审人不会是本行的核定人；维持、变更或撤销都记在这一行。',
    who: '对象', amount: '金额', deduction: '扣款类型', clause: '依据', clauseOf: (clause, rule, version, name) => `${clause}（规则 ${rule} 第 ${version} 版：${name}）`, reason: '事由', at: '事件时间', complaint: '投诉编号',
  },
  decision: {
    state: (stage) => `${stage}·以您的名义`, badge: (stage, decision) => `${stage}：${decision}`, what: (decision, amount) => `${decision} ${amount} 元`,
    subjects: (who, what, until) => [`${who} ${what}，${until} 前可异议`, `${what}，${until} 前可异议`, `${what}，可提出异议`],
    opening: (at, stage, record, what) => `${at}，《罚款台账》以您的名义${stage}了 ${record}：${what}。`, line: '这一行', yours: '是您本人的决定：不需要做任何事。',
    notYours: (deadline, stage) => `不是您的决定：请在 ${deadline}前提出异议。该月结账以前，这一行会回到${stage}前的状态。`, object: '提出异议',
  },
};
