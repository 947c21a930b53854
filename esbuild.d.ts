import type { BuildOptions } from 'esbuild';

export function bundles(options: { readonly production: boolean }): BuildOptions[];
export function build(options?: {
  readonly production?: boolean;
  readonly watch?: boolean;
}): Promise<void>;
