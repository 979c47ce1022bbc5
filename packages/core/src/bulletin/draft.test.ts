import { describe, expect, it } from 'vitest';
import type { Block, EconomicBulletin } from './block.ts';
import { runsText } from './block.ts';
import { applyEdits, type BulletinEdit, makeEdit, textAt, withoutEmptyBlocks } from './draft.ts';
import { figuresStanding } from './figure-references.ts';
import { isFigureByHand } from './relink.ts';

const id = (measure: string, edition: string, digest: string): string =>
  `published~gdp~431200~2021-01P3~${measure}~${edition}~${digest.padEnd(16, '0')}`;
const may = '20210518T010000000Z';
const june = '20210617T010000000Z';

function computed(edition: string, growth: string, more: readonly Block<string>[] = []): EconomicBulletin<string> {
  return {
    masthead: '怀化经济运行',
    unit: '怀化市人民政府办公室',
    date: '2021年5月20日',
    title: '2021年1—4月全市经济运行情况通报',
    addressees: '',
    body: [
      { kind: 'heading', level: 1, text: '一、总体情况' },
      {
        kind: 'paragraph',
        runs: [
          { text: '一季度，全市地区生产总值' },
          { text: '388.86亿元', figure: id('level', edition, 'a') },
          { text: '，' },
          { text: `同比增长${growth}%`, figure: id('yoy', edition, growth === '13.4' ? 'b' : 'c') },
          { text: '。' },
        ],
      },
      ...more,
    ],
    annex: [],
    copiesTo: '',
    demo: true,
    language: 'zh',
  };
}

const first = computed(may, '13.4');
const by = { by: '王统计', at: '2021-05-20T02:00:00.000Z' };

function change(base: EconomicBulletin<string>, edits: readonly BulletinEdit[], place: string, text: string | null) {
  return makeEdit(base, applyEdits(base, edits), { place, text, ...by });
}

const body = (bulletin: EconomicBulletin<string>): readonly string[] =>
  bulletin.body.map((block) => (block.kind === 'paragraph' ? runsText(block.runs) : 'text' in block ? block.text : ''));

describe('a draft', () => {
  it('without changes is what was computed', () => {
    expect(applyEdits(first, []).bulletin).toEqual(first);
    expect(applyEdits(first, []).places).toEqual(['b0', 'b1']);
  });

  it('keeps figures that a change left alone, and attributes the words', () => {
    const edit = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.4%，总体平稳。');
    const { bulletin } = applyEdits(first, [edit]);
    expect(figuresStanding(bulletin)).toHaveLength(2);
    const [, paragraph] = bulletin.body;
    if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
    expect(paragraph.hand).toEqual({ ...by, was: '一季度，全市地区生产总值388.86亿元，同比增长13.4%。' });
    expect(paragraph.runs.filter((run) => run.hand !== undefined).map((run) => run.text)).toEqual(['，总体平稳']);
  });

  it('shows a figure that was changed as changed, and does not count it as the record’s', () => {
    const edit = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.5%。');
    const { bulletin } = applyEdits(first, [edit]);
    const [, paragraph] = bulletin.body;
    const runs = paragraph?.kind === 'paragraph' ? paragraph.runs : [];
    expect(runs.filter(isFigureByHand).map((run) => [run.text, run.hand?.was])).toEqual([
      ['同比增长13.5%', '同比增长13.4%'],
    ]);
    expect(figuresStanding(bulletin)).toEqual([id('level', may, 'a')]);
  });

  it('lets figures that were left alone follow the record, and keeps the person’s words', () => {
    const edit = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.4%，总体平稳。');
    const later = computed(june, '13.6');
    expect(body(applyEdits(later, [edit]).bulletin)[1]).toBe(
      '一季度，全市地区生产总值388.86亿元，同比增长13.6%，总体平稳。',
    );
    expect(applyEdits(later, [edit]).unplaced).toEqual([]);
  });

  it('keeps a figure by hand when the record moves on, beside what is computed now', () => {
    const edit = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.5%。');
    const [, paragraph] = applyEdits(computed(june, '13.6'), [edit]).bulletin.body;
    const own = paragraph?.kind === 'paragraph' ? paragraph.runs.find(isFigureByHand) : undefined;
    expect([own?.text, own?.hand?.was]).toEqual(['同比增长13.5%', '同比增长13.6%']);
  });

  it('stays with its paragraph when others come before it, and is told when that is gone', () => {
    const edit = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.4%，总体平稳。');
    const [heading, ...rest] = first.body;
    if (heading === undefined) throw new Error('no heading');
    const moved = { ...first, body: [heading, { ...heading, text: '（一）国民经济' }, ...rest] };
    expect(body(applyEdits(moved, [edit]).bulletin)[2]).toContain('总体平稳');
    const gone = { ...first, body: [heading] };
    expect(applyEdits(gone, [edit]).unplaced).toEqual([edit]);
  });

  it('takes paragraphs in behind others, in their order, and goes back to what was computed', () => {
    const two = change(first, [], 'b1+2', '第二段。');
    const one = change(first, [two], 'b1+1', '新开工项目18个。');
    const edited = applyEdits(first, [two, one]);
    expect(edited.places).toEqual(['b0', 'b1', 'b1+1', 'b1+2']);
    expect(body(edited.bulletin).slice(2)).toEqual(['新开工项目18个。', '第二段。']);
    expect(edited.bulletin.body[2]).toMatchObject({ hand: by });
    const back = change(first, [two, one], 'b1+1', null);
    expect(applyEdits(first, [two, one, back]).places).toEqual(['b0', 'b1', 'b1+2']);
  });

  it('is published without paragraphs that were taken out and headings that nothing follows', () => {
    const out = change(first, [], 'b1', '');
    expect(withoutEmptyBlocks(applyEdits(first, [out]).bulletin).body).toEqual([]);
  });

  it('changes its title and says what it was', () => {
    const edit = change(first, [], 'title', '前四个月经济运行通报');
    const { bulletin } = applyEdits(first, [edit]);
    expect([bulletin.title, bulletin.titleHand?.was]).toEqual(['前四个月经济运行通报', first.title]);
  });

  it('has words at its places only', () => {
    const edited = applyEdits(first, []);
    expect(textAt(edited, 'b0')).toBe('一、总体情况');
    expect(textAt(edited, 'b1+1')).toBe('');
    expect(textAt(edited, 'b7')).toBeUndefined();
  });

  it('leaves what somebody else changed before theirs', () => {
    const one = change(first, [], 'b1', '一季度，全市地区生产总值388.86亿元，同比增长13.4%，总体平稳。');
    const two = makeEdit(first, applyEdits(first, [one]), {
      place: 'b1',
      text: '今年一季度，全市地区生产总值388.86亿元，同比增长13.4%，总体平稳。',
      by: '李主任',
      at: '2021-05-20T03:00:00.000Z',
    });
    expect(two.runs.flatMap((run) => (run.hand ? [[run.text, run.hand.by]] : []))).toEqual([
      ['今年', '李主任'],
      ['，总体平稳', '王统计'],
    ]);
  });
});
