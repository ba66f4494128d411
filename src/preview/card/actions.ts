/** What can be done where facts are missing; whoever shows the card carries it out. */
export interface CardActions {
  /** The author wants to be asked whether hosts may be asked. */
  lookUp(): void;
  /** Ask again. */
  retry(): void;
  signIn(hostName: string): void;
  /** Tell what software this host runs. */
  addHost(hostName: string): void;
  /** Follow a link of the card; without it the browser or VS Code does. */
  open(url: string): void;
}
