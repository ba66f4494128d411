import { t } from './l10n';
import type { PanelProblem } from './panel/model';

/** How loud a problem is, in a word. */
export function severityWord(severity: PanelProblem['severity']): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Information');
    case 'hint':
      return t('Hint');
  }
}
