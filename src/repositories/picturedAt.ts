/** Where a host has pictures of its owners: part of what a host registers. */
export interface PicturedAt {
  /**
   * Origins that pictures may come from, and no others: `https://avatars.githubusercontent.com`. A picture
   * from elsewhere is not asked for, whatever the host says.
   */
  readonly origins: (hostName: string) => readonly string[];
  /** Name of the parameter with which pictures of an origin are asked for in a size, in pixels of a side. */
  readonly sizeParameter?: (origin: string) => string | undefined;
}
