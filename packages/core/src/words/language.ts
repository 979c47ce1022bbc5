/** Languages of the interface: Simplified Chinese first. */
export type Language = 'zh' | 'en';
