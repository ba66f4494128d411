// What holds for every post, whatever its text is.
import assert from 'node:assert/strict';
import type { Field, FieldValue } from '../../src/post/fields';
import type { RepositoryLink } from '../../src/post/links';
import { fieldsOf, parsePost, type Body, type Post } from '../../src/post/post';
import { blocksOf, type Block, type Inline } from '../../src/post/structure';
import { applyEdits, contains, type Span } from '../../src/post/text';
import type { Problem } from '../../src/rules/rule';

function within(outer: Span, inner: Span, what: string): void {
  assert.ok(
    inner.start <= inner.end && contains(outer, inner),
    `${what} ${show(inner)} lies in ${show(outer)}`,
  );
}

function show({ start, end }: Span): string {
  return `${String(start)}-${String(end)}`;
}

/** Every span lies in the text, and what belongs to something lies in it. */
export function assertSound(post: Post): void {
  const { text } = post;
  const whole = { start: 0, end: text.length };
  assertFrontMatter(post, whole);
  const { start, blocks, overview, sections, links } = post.body();
  assert.equal(start, post.bodyStart, 'the body starts where the post says');
  const body = { start, end: text.length };
  let last = 0;
  for (const { offset, block } of blocks) {
    assert.ok(offset >= last, 'blocks stand in order');
    last = offset + block.end;
    within(body, { start: start + offset, end: start + last }, 'block');
    for (const nested of blocksOf(block)) {
      assertBlock(nested, block);
    }
  }
  assertOrder(links, 'links');
  for (const link of links) {
    assertLink(link, body);
  }
  if (overview !== undefined) {
    within(body, overview.span, 'overview');
    assert.ok(overview.entries.length >= 2, 'an overview has entries');
    assertOrder(overview.entries, 'entries');
    for (const entry of overview.entries) {
      within(overview.span, entry.span, 'entry');
      within(entry.span, entry.labelSpan, 'label');
      if (entry.link !== undefined) {
        within(entry.span, entry.link.span, 'link of entry');
        assert.equal(entry.links[0], entry.link, 'the link of an entry is its first');
      }
      for (const link of entry.links) {
        within(entry.span, link.span, 'link in entry');
        assert.ok(links.includes(link), 'the links of an entry are links of the body');
      }
    }
  }
  assertComponents(post.body());
  assertOrder(sections, 'sections');
  for (const section of sections) {
    const { span, lead, nameSpan, aliases, description, bullets } = section;
    within(body, span, 'section');
    within(span, lead, 'lead');
    within(lead, nameSpan, 'name');
    assert.ok(section.name.trim() !== '', 'a section has a name');
    assert.ok(nameSpan.start < nameSpan.end, 'a name is seen');
    for (const alias of aliases) {
      within(lead, alias.span, 'alias');
      assert.ok(alias.name !== '' && alias.span.start < alias.span.end, 'an alias is seen');
    }
    if (description !== undefined) {
      within(span, description, 'description');
    }
    for (const bullet of bullets) {
      within(span, bullet, 'bullet');
    }
    for (const link of section.links) {
      within(span, link.span, 'link in section');
      assert.ok(links.includes(link), 'the links of a section are links of the body');
    }
  }
}

/** Every entry and every section is in one component, in the order that the body promises. */
function assertComponents({ overview, sections, components }: Body): void {
  assert.deepEqual(
    components.flatMap(({ entry }) => entry ?? []),
    overview?.entries ?? [],
    'the components have all entries in their order',
  );
  const joined = components.flatMap(({ section }) => section ?? []);
  assert.equal(joined.length, sections.length);
  assert.deepEqual(new Set(joined), new Set(sections), 'each section is in one component');
  for (const { name, entry, entryName, section, match } of components) {
    assert.notEqual(name.trim(), '', 'a component has a name');
    assert.equal(match !== undefined, entry !== undefined && section !== undefined);
    assert.ok(match?.words !== '', 'a match says what is the same');
    assert.equal(entryName === undefined, entry === undefined, 'an entry has a name');
    assert.ok(
      entryName === undefined || (entry?.names ?? []).includes(entryName),
      'the name of an entry is one of its names',
    );
    const closing = section?.closing;
    if (section !== undefined && closing !== undefined) {
      within(section.span, closing.span, 'closing sentence');
      within(closing.span, closing.link.span, 'link of closing sentence');
    }
    if (entry !== undefined) {
      const parts = [
        ...entry.names.map(({ span }) => span),
        entry.separator?.span,
        entry.description,
      ];
      for (const part of parts.filter((place) => place !== undefined)) {
        within(entry.span, part, 'part of entry');
      }
    }
  }
}

function assertFrontMatter(post: Post, whole: Span): void {
  const { frontMatter, bodyStart, text } = post;
  assert.ok(bodyStart >= 0 && bodyStart <= text.length, 'the body starts in the text');
  if (frontMatter.kind === 'absent') {
    within(whole, { start: frontMatter.at, end: bodyStart }, 'place of front matter');
    return;
  }
  const { opening, content } = frontMatter;
  const head = { start: 0, end: bodyStart };
  within(head, opening, 'opening fence');
  within(head, content, 'content');
  if (text.charAt(opening.start) === '{') {
    assert.equal(opening.start, content.start, 'braces that are fences are content, too');
  } else {
    assert.ok(opening.end <= content.start, 'content follows the opening fence');
    assert.match(text.slice(opening.start, opening.start + 3), /^(?:---|\+\+\+|;;;)$/);
  }
  if (frontMatter.kind === 'unsupported') {
    for (const field of frontMatter.fields) {
      assertKeyed(field, content);
    }
    if (frontMatter.fault !== undefined) {
      within(content, frontMatter.fault.span, 'fault');
    }
  }
  if (frontMatter.kind === 'yaml') {
    within(head, frontMatter.closing, 'closing fence');
    assert.equal(frontMatter.closing.start, content.end, 'content ends at the closing fence');
    assert.equal(text.slice(frontMatter.closing.start, frontMatter.closing.end), '---');
    for (const fault of frontMatter.faults) {
      within(content, fault.span, 'fault');
    }
  }
  if (frontMatter.kind === 'unclosed' && frontMatter.almostClosing !== undefined) {
    within(whole, frontMatter.almostClosing, 'almost closing fence');
  }
  for (const field of fieldsOf(post)) {
    assertField(field, content, text);
  }
}

/** Of JSON and TOML, where a line may hold several fields and a table ends where the next begins. */
function assertKeyed({ keySpan, entrySpan, value }: Field, outer: Span): void {
  within(outer, keySpan, 'key');
  within(outer, entrySpan, 'entry');
  within(entrySpan, keySpan, 'key');
  within(entrySpan, value.span, 'value');
  if (value.kind === 'map') {
    for (const field of value.fields) {
      assertKeyed(field, entrySpan);
    }
  }
}

function assertField({ keySpan, entrySpan, value }: Field, outer: Span, text: string): void {
  within(outer, entrySpan, 'entry');
  within(entrySpan, keySpan, 'key');
  within(entrySpan, value.span, 'value');
  assert.ok(
    entrySpan.start === 0 || /[\r\n]/.test(text.charAt(entrySpan.start - 1)),
    'an entry starts at the start of a line',
  );
  assert.ok(
    entrySpan.end === text.length || /[\r\n]/.test(text.charAt(entrySpan.end - 1)),
    'an entry ends behind the end of a line',
  );
  assertValue(value, entrySpan, text);
}

function assertValue(value: FieldValue, entry: Span, text: string): void {
  within(entry, value.span, 'nested value');
  if (value.kind === 'list') {
    for (const item of value.items) {
      assertValue(item, entry, text);
    }
  } else if (value.kind === 'map') {
    for (const field of value.fields) {
      assertField(field, entry, text);
    }
  }
}

function assertBlock(block: Block, outer: Span): void {
  within(outer, block, block.kind);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'table':
      assertInlines(block.inlines, block);
      break;
    case 'list':
      assertOrder(
        block.items.map((span) => ({ span })),
        'items',
      );
      for (const item of block.items) {
        within(block, item, 'item');
        for (const nested of item.blocks) {
          within(item, nested, 'block in item');
        }
      }
      break;
    case 'quote':
      for (const nested of block.blocks) {
        within(block, nested, 'block in quote');
      }
      break;
    case 'definition':
      within(block, block.destination, 'destination of definition');
      break;
    default:
  }
}

function assertInlines(inlines: readonly Inline[], outer: Span): void {
  let last = outer.start;
  for (const inline of inlines) {
    within({ start: last, end: outer.end }, inline, inline.kind);
    last = inline.end;
    switch (inline.kind) {
      case 'link':
      case 'image':
        within(inline, inline.label, 'label');
        assertInlines(inline.inlines, inline.label);
        if (inline.destination !== undefined) {
          within({ start: inline.label.end, end: inline.end }, inline.destination, 'destination');
        }
        break;
      case 'autolink':
        within(inline, inline.destination, 'destination');
        break;
      case 'strong':
      case 'emphasis':
      case 'strikethrough':
        assertInlines(inline.inlines, inline);
        break;
      default:
    }
  }
}

function assertLink({ span, destination, repository }: RepositoryLink, body: Span): void {
  within(body, span, 'link');
  within(body, destination, 'destination');
  assert.ok(span.start < span.end && destination.start < destination.end, 'a link is seen');
  assert.notEqual(repository.owner, '');
}

function assertOrder(things: readonly { readonly span: Span }[], what: string): void {
  for (const [index, { span }] of things.entries()) {
    assert.ok(
      index === 0 || span.start >= (things[index - 1]?.span.start ?? 0),
      `${what} in order`,
    );
  }
}

/** Every line and column turns back into its offset. */
export function assertLines({ text, lines }: Post, every = 1): void {
  for (let offset = 0; offset <= text.length; offset += every) {
    const position = lines.positionAt(offset);
    assert.equal(lines.offsetAt(position), offset, `offset ${String(offset)} comes back`);
    assert.ok(position.line < lines.lineCount);
  }
}

/** Every span of a problem lies in the post, and the edits of a fix do not fight. */
export function assertProblems({ text }: Post, problems: readonly Problem[]): void {
  const whole = { start: 0, end: text.length };
  for (const { rule, message, span, related, fixes } of problems) {
    within(whole, span, rule);
    assert.match(message, /^\S[^\r\n]*[.?]$/, 'a message is one line of whole sentences');
    for (const other of related) {
      within(whole, other.span, `${rule}, related`);
    }
    assert.ok(
      fixes.filter(({ preferred }) => preferred === true).length <= 1,
      'one fix is preferred',
    );
    for (const { title, edits, preferred, automatic, change } of fixes) {
      assert.match(title, /^[A-Z][^\r\n]*$/, 'a title is one line');
      if (change !== undefined) {
        assert.deepEqual([edits, automatic], [[], undefined], 'the project file alone changes');
        continue;
      }
      assert.ok(automatic !== true || preferred === true, 'only preferred fixes are automatic');
      assert.ok(edits.length > 0, 'a fix changes something');
      const fixed = applyEdits(text, edits);
      assert.notEqual(fixed, text, 'a fix changes something');
    }
  }
}

/** What a post says, without its identity: to compare a post that was read anew with one that was not. */
export function contentOf(post: Post): string {
  return JSON.stringify([post.frontMatter, post.bodyStart, post.body()]);
}

/** `parsePost(text, previous)` says what `parsePost(text)` says. */
export function assertSameAsFresh(post: Post): void {
  const fresh = parsePost(post.text);
  if (contentOf(post) !== contentOf(fresh)) {
    assert.deepEqual(
      [post.frontMatter, post.bodyStart, post.body()],
      [fresh.frontMatter, fresh.bodyStart, fresh.body()],
    );
  }
}
