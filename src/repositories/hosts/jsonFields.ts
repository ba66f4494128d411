// Reading the JSON of hosts: each field is what it should be, or it is not there.
import { plainWords } from '../hostText';

export type Fields = Readonly<Record<string, unknown>>;

/** undefined for a text that is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** What of a list is an object. */
export function fieldsIn(value: unknown): readonly Fields[] {
  return listOf(value).flatMap((each) => {
    const fields = fieldsOf(each);
    return fields === undefined ? [] : [fields];
  });
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** A number or text that a host knows something by, as text. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : plainWords(value, 100);
}

/** Topics that are kept at most, and how long each may be. */
const mostTopics = 20;
const longestTopic = 60;

export function topicsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.slice(0, mostTopics).flatMap((topic) => plainWords(topic, longestTopic) ?? [])
    : undefined;
}

export interface FullName {
  readonly owner: string;
  readonly name: string;
}

const namePattern = /^(?!\.{1,2}$)[\w.-]{1,255}$/;

/** `owner/name`, with more slashes for groups in groups; undefined for what cannot be a name. */
export function fullNameOf(value: unknown): FullName | undefined {
  if (typeof value !== 'string' || value.length > 1_000) {
    return undefined;
  }
  const segments = value.split('/');
  const name = segments.at(-1);
  return segments.length > 1 &&
    name !== undefined &&
    segments.every((each) => namePattern.test(each))
    ? { owner: segments.slice(0, -1).join('/'), name }
    : undefined;
}

/** The name of an owner: login, workspace, or group with its subgroups. */
export function ownerNameOf(value: unknown): string | undefined {
  return typeof value === 'string' &&
    value.length <= 1_000 &&
    value.split('/').every((each) => namePattern.test(each))
    ? value
    : undefined;
}
