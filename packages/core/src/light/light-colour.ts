/** Light (灯). Always shown with a shape and a word, never by colour alone. */
export type LightColour = 'green' | 'yellow' | 'red';
