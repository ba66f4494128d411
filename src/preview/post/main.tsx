// The script of the post preview.
export {};
