import type { FrontMatter } from '../../post/frontMatter';
import type { Finding } from '../rule';

export type YamlFrontMatter = FrontMatter & { readonly kind: 'yaml' };
export type Explained = Finding & {
  /** All that follows is misread because of it. */ swallowsRest?: true;
};
