import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import type { Loader } from './loader.ts';

/** How often it is told how far the index is, in milliseconds. */
const progressInterval = 1_000;

/** How much longer than for the views one waits for quiet before the cache is written. */
const morePatience = 8;

/** What is done behind everything else: search is filled, and then what the next start can use is written. */
export class Filler {
  readonly #workspace: Workspace;
  readonly #loader: Loader;
  readonly #platform: Clock & { readonly quiet: number };
  readonly #tell: () => void;
  #filling = false;
  #isDisturbed = false;
  /** What is left of it. */
  #rehearsal: Generator<void> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  /** `tell` is called when there is something new to say of the library. */
  constructor(
    workspace: Workspace,
    loader: Loader,
    platform: Clock & { readonly quiet: number },
    tell: () => void,
  ) {
    this.#workspace = workspace;
    this.#loader = loader;
    this.#platform = platform;
    this.#tell = tell;
  }

  /** Reading comes first: a folder that is being read brings more papers, and whoever waits wants to see them. */
  async fill(): Promise<void> {
    if (this.#filling || this.#loader.progress || !this.#loader.isLoaded) return;
    this.#filling = true;
    this.#isDisturbed = false;
    clearTimeout(this.#saving);
    const platform = this.#platform;
    let told = platform.now();
    const { catalogue } = this.#workspace;
    // From a cache, everything may be there in one go.
    let isNews = catalogue.filling !== undefined;
    try {
      await this.#loader.fillFromCache();
      await inSlices(platform, catalogue.fill(), () => {
        isNews = true;
        // Whoever looks at half of the papers wants to know how many there are by now.
        if (platform.now() - told >= progressInterval) {
          told = platform.now();
          this.#tell();
        }
        return this.#isUndisturbed;
      });
    } finally {
      this.#filling = false;
    }
    // What was asked of a half-filled index deserves another answer.
    if (isNews) this.#tell();
    if (!catalogue.complete) return;
    // The first questions are slow, and nobody waits for these.
    this.#rehearsal ??= catalogue.rehearsal();
    await inSlices(platform, this.#rehearsal, () => this.#isUndisturbed);
    this.#saving = setTimeout(() => void this.#loader.save(), platform.quiet * morePatience);
  }

  /** Somebody types, and each letter would wait for a slice of this: it goes on when `fill` is called again. */
  disturb(): void {
    this.#isDisturbed = true;
  }

  get #isUndisturbed(): boolean {
    return !this.#isDisturbed && this.#loader.progress === undefined;
  }
}
