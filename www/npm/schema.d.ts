// The schema, version 1, as types; docs/architecture.md says what each key means. Keys are always there: what the text
// does not say is null or an empty list.

/** UTF-16 code units of the analysed text, end exclusive: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** Position in `Analysis.figures`. */
export type FigureId = number;
/** Position in `Analysis.outline`. */
export type HeadingId = number;

export interface Analysis {
  schema: number;
  source: Source;
  meta: Meta;
  body: Span;
  furniture: Span[];
  outline: Heading[];
  figures: Figure[];
  relations: Relation[];
  parts: Parts;
  topics: Topic[];
  findings: Finding[];
}

export interface Source {
  name: string | null;
  format: string | null;
  encoding: string | null;
  /** UTF-16 code units. */
  chars: number;
  /** Where each page starts in the text; empty where the format has no pages. */
  pages: number[];
}

/** Dates are YYYY-MM-DD, or YYYY-MM where no day is given. */
export interface Meta {
  title: string | null;
  issuer: string | null;
  place: string | null;
  period: [string, string] | null;
  signed: string | null;
  published: string | null;
  index_no: string | null;
  addressee: string | null;
  document_type: 'rule_of_law_annual' | 'rule_of_law_other' | 'government_work' | 'other' | null;
}

export interface Heading {
  id: HeadingId;
  parent: HeadingId | null;
  /** From 1. */
  level: number;
  marker: string;
  title: string;
  run_in: boolean;
  span: Span;
  section: Span;
}

export interface Figure {
  id: FigureId;
  span: Span;
  /** The exact words of the text. */
  text: string;
  /** In base units: 2.37万件 is 23700. */
  value: number;
  /** Upper end of a range. */
  high: number | null;
  unit: string | null;
  kind: 'count' | 'percent' | 'money' | 'duration' | 'area' | 'length' | 'other';
  approx: 'over' | 'about' | 'nearly' | 'under' | 'at_most' | null;
  change: Change | null;
  label: string;
  head: string | null;
  act: string | null;
  period: string | null;
  stance: 'reported' | 'planned';
  indicator: string | null;
  part_of: FigureId | null;
  section: HeadingId | null;
  sentence: Span;
  confidence: 'sure' | 'doubtful';
}

export type Change =
  | { dir: 'up' | 'down'; basis: '同比' | '环比' | null; from: number | null }
  | { role: 'baseline' };

/** `holds` is null where nothing can be computed. */
export type Relation =
  | { kind: 'sum'; total: FigureId; parts: FigureId[]; exhaustive: boolean; holds: boolean | null }
  | { kind: 'ratio'; part: FigureId; whole: FigureId; percent: FigureId; holds: boolean | null }
  | { kind: 'change'; from: FigureId; to: FigureId; percent: FigureId | null; holds: boolean | null };

export interface Parts {
  measures: HeadingId[];
  shortcomings: HeadingId[];
  first_responsible: HeadingId[];
  next_year: HeadingId[];
  other: HeadingId[];
}

export interface Topic {
  topic: string;
  sections: HeadingId[];
  figures: FigureId[];
}

export interface Finding {
  rule: string;
  class: string;
  severity: 'error' | 'warning' | 'info';
  message: Sentence;
  spans: Span[];
  figures: FigureId[];
  help: string;
}

export interface Sentence {
  zh: string;
  en: string;
}

export interface Notice extends Sentence {
  code: string;
}
