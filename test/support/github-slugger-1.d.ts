declare module 'github-slugger-1' {
  export default class Slugger {
    slug(text: string, maintainCase?: boolean): string;
  }
}
