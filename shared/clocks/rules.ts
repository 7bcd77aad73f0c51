/** What a row of 规则 governs. */
export type RuleKind = '时限' | '罚款' | '计分';
/** Units of 时限/下限 and 上限. */
export type RuleUnit = '分钟' | '小时' | '天' | '月' | '当日' | '下周' | '元' | '分';

/** A rule as the company's written regulations state it. */
export interface RuleDefault {
  readonly id: string;
  readonly name: string;
  readonly kind: RuleKind;
  /** The clause, as letters and ledger lines cite it. */
  readonly clause: string;
  /** Limit of a clock, or the lower end of a fine in yuan; absent where the text gives no number. */
  readonly low?: number;
  /** Upper end of a fine in yuan. */
  readonly high?: number;
  readonly unit: RuleUnit;
  /** Letters of this rule leave at any hour. */
  readonly night?: true;
}

const AT = '《客服部管理制度》篇一 ';

/** The rows with which 规则 is made. Clauses are those of 《客服部管理制度》篇一. */
export const RULE_DEFAULTS = [
  { id: 'D01', name: '送达第二受理人', kind: '时限', clause: `${AT}§5.2.2`, low: 30, unit: '分钟' },
  { id: 'D02', name: '现场解决', kind: '时限', clause: `${AT}§5.2.2`, unit: '分钟' },
  { id: 'D03', name: '调查回复', kind: '时限', clause: `${AT}§5.2.3`, low: 30, unit: '分钟' },
  { id: 'D04', name: '资料提供', kind: '时限', clause: `${AT}§5.2.4`, low: 20, unit: '分钟' },
  { id: 'D05', name: '回复客户', kind: '时限', clause: `${AT}§5.2.5`, low: 10, unit: '分钟' },
  { id: 'D06', name: '最高领导答复', kind: '时限', clause: `${AT}§6.1`, low: 1, unit: '小时' },
  { id: 'D07', name: '两部答复', kind: '时限', clause: `${AT}§6.2`, low: 1, unit: '小时' },
  { id: 'D08', name: '负责人调查', kind: '时限', clause: `${AT}§7.2.1`, low: 1, unit: '小时' },
  { id: 'D09', name: '负责人答复', kind: '时限', clause: `${AT}§7.2.1`, low: 1, unit: '小时' },
  { id: 'D10', name: '最高领导当日解决', kind: '时限', clause: `${AT}§7.2.2`, low: 1, unit: '当日' },
  { id: 'D11', name: '回访', kind: '时限', clause: `${AT}§5.2.7`, low: 1, unit: '下周' },
  { id: 'F02', name: '答复不及时致再次投诉', kind: '罚款', clause: `${AT}§7.2.1`, low: 30, high: 30, unit: '元' },
  { id: 'F03', name: '复杂或已同意延期仍致再次投诉', kind: '罚款', clause: `${AT}§7.2.1`, low: 50, high: 200, unit: '元' },
  { id: 'F04', name: '上报当日未解决致再次投诉', kind: '罚款', clause: `${AT}§7.2.2`, low: 100, high: 100, unit: '元' },
  { id: 'F05', name: '回复、跟踪、回访逾时致投诉', kind: '罚款', clause: `${AT}§7.2.3`, low: 30, high: 50, unit: '元' },
  { id: 'F06', name: '直营店处理不当或态度恶劣', kind: '罚款', clause: `${AT}§7.2.4`, unit: '元' },
  { id: 'F07', name: '经销商处理不当或态度恶劣', kind: '罚款', clause: `${AT}§7.2.4`, low: 200, high: 200, unit: '元' },
  { id: 'F08', name: '员工处理不当、违规或态度恶劣', kind: '罚款', clause: `${AT}§7.2.5`, low: 30, high: 200, unit: '元' },
  { id: 'F09', name: '见报上网且造成负面影响', kind: '罚款', clause: `${AT}§7.2.5`, low: 100, high: 500, unit: '元' },
  { id: 'F10', name: '不及时不到位且见报上网', kind: '罚款', clause: `${AT}§7.2.6`, low: 50, high: 500, unit: '元' },
] as const satisfies readonly RuleDefault[];

/** The id of a rule the product knows. */
export type RuleId = (typeof RULE_DEFAULTS)[number]['id'];

/** The rule's default by id; undefined for an id the product does not know. */
export const ruleDefault = (id: string): RuleDefault | undefined => RULE_DEFAULTS.find((rule) => rule.id === id);
