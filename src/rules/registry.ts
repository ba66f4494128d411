import { duplicateEntry } from './components/duplicate-entry';
import { duplicateSection } from './components/duplicate-section';
import { entryWithoutSection } from './components/entry-without-section';
import { linkDiffers } from './components/link-differs';
import { orderDiffers } from './components/order-differs';
import { sectionWithoutEntry } from './components/section-without-entry';
import { emptySection } from './components/empty-section';
import { headingLevel } from './components/heading-level';
import { labelStyle } from './components/label-style';
import { missingDescription } from './components/missing-description';
import { missingLink } from './components/missing-link';
import { ambiguousScalar } from './front-matter/ambiguous-scalar';
import { authorImageMismatch } from './front-matter/author-image-mismatch';
import { curlyQuotes } from './front-matter/curly-quotes';
import { dateFormat } from './front-matter/date-format';
import { dateFuture } from './front-matter/date-future';
import { dateInvalid } from './front-matter/date-invalid';
import { duplicateField } from './front-matter/duplicate-field';
import { emptyField } from './front-matter/empty-field';
import { fieldDeprecated } from './front-matter/field-deprecated';
import { fieldLength } from './front-matter/field-length';
import { fieldOrder } from './front-matter/field-order';
import { fieldPattern } from './front-matter/field-pattern';
import { fieldType } from './front-matter/field-type';
import { imageFormat } from './front-matter/image-format';
import { imageMissing } from './front-matter/image-missing';
import { imageSize } from './front-matter/image-size';
import { imageUnportableName } from './front-matter/image-unportable-name';
import { missing } from './front-matter/missing';
import { missingField } from './front-matter/missing-field';
import { placeholderValue } from './front-matter/placeholder-value';
import { syntax } from './front-matter/syntax';
import { tagDuplicate } from './front-matter/tag-duplicate';
import { tagEmpty } from './front-matter/tag-empty';
import { tagUnknown } from './front-matter/tag-unknown';
import { tagsShape } from './front-matter/tags-shape';
import { titleHeadingDuplicate } from './front-matter/title-heading-duplicate';
import { unclosed } from './front-matter/unclosed';
import { unknownField } from './front-matter/unknown-field';
import { unquotedColon } from './front-matter/unquoted-colon';
import { unsupportedFormat } from './front-matter/unsupported-format';
import { urlInvalid } from './front-matter/url-invalid';
import { isFailure } from './internal/isFailure';
import { ruleFailed } from './internal/rule-failed';
import { duplicateDefinition } from './links/duplicate-definition';
import { insecure } from './links/insecure';
import { malformed } from './links/malformed';
import { notCanonical } from './links/not-canonical';
import { undefinedReference } from './links/undefined-reference';
import { textNotDescriptive } from './links/text-not-descriptive';
import { tooLarge } from './post/too-large';
import { unusedSilence } from './post/unused-silence';
import { archived } from './repositories/archived';
import { claimOpenSource } from './repositories/claim-open-source';
import { empty } from './repositories/empty';
import { moved } from './repositories/moved';
import { noLicense } from './repositories/no-license';
import { notFound } from './repositories/not-found';
import { ownerLink } from './repositories/owner-link';
import { privateRepository } from './repositories/private';
import { replaced } from './repositories/replaced';
import { stale } from './repositories/stale';
import type { Rule } from './rule';

/** Every rule, for the editor and the command line alike. */
export const rules: readonly Rule[] = [
  missing,
  unclosed,
  unsupportedFormat,
  syntax,
  unquotedColon,
  curlyQuotes,
  duplicateField,
  missingField,
  emptyField,
  placeholderValue,
  unknownField,
  ambiguousScalar,
  imageMissing,
  imageFormat,
  imageSize,
  imageUnportableName,
  authorImageMismatch,
  dateFormat,
  dateInvalid,
  dateFuture,
  fieldType,
  fieldLength,
  fieldPattern,
  fieldDeprecated,
  fieldOrder,
  tagsShape,
  tagDuplicate,
  tagEmpty,
  tagUnknown,
  urlInvalid,
  titleHeadingDuplicate,
  entryWithoutSection,
  sectionWithoutEntry,
  orderDiffers,
  linkDiffers,
  duplicateSection,
  duplicateEntry,
  emptySection,
  missingLink,
  missingDescription,
  labelStyle,
  headingLevel,
  textNotDescriptive,
  malformed,
  insecure,
  notCanonical,
  duplicateDefinition,
  undefinedReference,
  notFound,
  moved,
  archived,
  replaced,
  privateRepository,
  empty,
  noLicense,
  claimOpenSource,
  ownerLink,
  stale,
  tooLarge,
  unusedSilence,
  ruleFailed,
];

/** The rules that a project file may speak of. */
export const nameable: readonly Rule[] = rules.filter(({ id }) => !isFailure(id));

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
