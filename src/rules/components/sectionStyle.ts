import { usualClosingOf, type ClosingTemplate } from '../../post/closing';
import { Derived } from '../../post/derived';
import type { Body, Post } from '../../post/post';
import type { ComponentSection, SectionShape } from '../../post/sections';
import { span, type Span } from '../../post/text';
import { itemMarker } from './entryStyle';
import { frameOf, mostFrequent, type LeadFrame } from './leadFrame';

/** How a post writes the sections of its components, by majority. */
export interface SectionStyle {
  readonly shape: SectionShape;
  readonly lead: LeadFrame;
  /** Of sections that are items: the marker with the space behind it. */
  readonly marker: string;
  /** Whether the description stands on the line below the lead, in the same paragraph. */
  readonly isTight: boolean;
  /** The closing sentence of the post itself. */
  readonly closing: ClosingTemplate | undefined;
}

const usualLead: LeadFrame = { before: '**', after: '**: ', isLinked: false };

const styles = new Derived<Body, SectionStyle>();

/** How the sections of a post are written; as the snippets do where there are none. */
export function sectionStyleOf(post: Post): SectionStyle {
  const body = post.body();
  return styles.of(body, () => readStyle(post.text, body.sections));
}

function readStyle(text: string, sections: readonly ComponentSection[]): SectionStyle {
  const usual = mostFrequent(sections, ({ shape, level }) => `${shape} ${String(level)}`);
  const same = sections.filter(
    ({ shape, level }) => shape === usual?.shape && level === usual.level,
  );
  const lead = mostFrequent(
    same.map((section) => leadOf(text, section)),
    ({ before, after }) => `${before}\n${after}`,
  );
  const tight = same.filter((section) => isTight(text, section)).length;
  return {
    shape: usual?.shape ?? 'bold-lead',
    lead: lead ?? usualLead,
    marker:
      usual?.shape === 'list-item'
        ? (itemMarker.exec(text.slice(usual.span.start, usual.span.end))?.[0] ?? '- ')
        : '',
    isTight: tight * 2 > same.length,
    closing: usualClosingOf(text, sections),
  };
}

/** A heading with a line below it is written with number signs: the line would have to be as long. */
function leadOf(
  text: string,
  { shape, level, lead, nameSpan, description }: ComponentSection,
): LeadFrame {
  const startsDescription =
    (shape === 'bold-lead' || shape === 'list-item') && description !== undefined;
  const whole = span(lead.start, startsDescription ? description.start : lead.end);
  const isUnderlined = shape === 'heading' && text.charAt(lead.start) !== '#';
  const end = isUnderlined ? endOfLead(text, whole) : whole.end;
  const frame = frameOf(text, span(lead.start, end), nameSpan);
  const goesOn = shape === 'bold-lead' || shape === 'list-item';
  return {
    ...frame,
    before: (isUnderlined ? `${'#'.repeat(level ?? 2)} ` : '') + frame.before,
    // The text may start on the next line.
    after: goesOn && !/[ \t]$/.test(frame.after) ? `${frame.after} ` : frame.after,
  };
}

function endOfLead(text: string, whole: Span): number {
  const found = text.slice(whole.start, whole.end).search(/[ \t]*[\r\n]/);
  return found === -1 ? whole.end : whole.start + found;
}

function isTight(text: string, { shape, lead, description }: ComponentSection): boolean {
  return (
    shape === 'bold-line' &&
    description !== undefined &&
    /^[^\r\n]*(?:\r\n|\n|\r)$/.test(text.slice(lead.end, description.start))
  );
}
