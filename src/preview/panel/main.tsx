// The script of the Linked Repositories view.
export {};
