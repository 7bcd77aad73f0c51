import type { Jurisdiction } from '../registers/company.ts';
import type { Subject } from './subject.ts';

interface LegalHint {
  /** The places of work it holds for. */
  readonly places: readonly Jurisdiction[];
  readonly fact: string;
  readonly source: string;
}

const MAINLAND = ['全国', '广东', '深圳'] as const;

/** What the law where somebody works says about deductions from wages: facts with their source, no legal advice. */
export const LEGAL_HINTS = [
  {
    places: MAINLAND,
    fact: '工资只能依法扣除；赔偿本人造成的损失每月不超过当月工资 20%，余额不低于当地最低工资',
    source: '《工资支付暂行规定》第十五、十六条',
  },
  {
    places: MAINLAND,
    fact: '《企业职工奖惩条例》已于 2008-01-15 废止，企业罚款没有专门的法律依据；涉及工资的规章须经民主程序并公示',
    source: '国务院令第 516 号、《劳动合同法》第四条',
  },
  {
    places: ['广东'],
    fact: '规章设罚款或无法定依据扣工资，可被责令改正并警告，逾期不改按每人 2000-5000 元处罚；扣赔偿前须书面告知原因和金额',
    source: '《广东省劳动保障监察条例》、《广东省工资支付条例》第十五条',
  },
  {
    places: ['深圳'],
    fact: '依法制定的规章可作经济处分，每次和当月合计均不超过当月工资 30%，一事不再罚，余额不低于最低工资',
    source: '《深圳市员工工资支付条例》第三十四条、《深圳经济特区和谐劳动关系促进条例》第十六条',
  },
  {
    places: ['台湾'],
    fact: '工资应全额给付，责任、范围或金额未定前不得预扣作为违约金或赔偿',
    source: '《劳动基准法》第二十二、二十六条，罚则第七十八、七十九条',
  },
  {
    places: ['香港'],
    fact: '只可扣除条例列明的项目，逾时处理的罚款不在其列；损坏雇主财物每宗不超过 300 港元，且不超过当期工资四分之一',
    source: '《雇佣条例》第三十二条',
  },
] as const satisfies readonly LegalHint[];

/** The legal hints for a person fined: employees only, since dealers and stores are paid by contract. */
export function legalHints({ kind, jurisdiction }: Subject): readonly string[] {
  if (kind !== '员工' || jurisdiction === undefined) return [];
  const applying = LEGAL_HINTS.filter(({ places }: LegalHint) => places.includes(jurisdiction));
  return applying.map(({ fact, source }) => `${fact}（${source}；非法律意见）`);
}
