/**
 * error: the site breaks or the post cannot be read. warning: a reader will see something broken or
 * missing. information: worth knowing. hint: style.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a project file or a setting may say of a rule. */
export type SeverityChoice = Severity | 'off';
