import type { ArxivId } from '../../../src/core/arxiv.ts';
import type { Day } from '../../../src/core/day.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';

/** A paper with what a test says of it, and nothing else. */
export function paperOf(given: Partial<Omit<SearchPaper, 'abstract'>> & { abstract?: string }): SearchPaper {
  const { abstract = '', ...rest } = given;
  const arxivId = rest.arxivId ?? ('2501.00001' as ArxivId);
  return {
    key: arxivId,
    arxivId,
    title: 'Untitled',
    authors: [],
    topics: [],
    days: [],
    published: undefined,
    hasCode: false,
    hasAbstract: abstract !== '',
    abstract: () => abstract,
    ...rest,
  };
}

/** 120 papers that nobody wrote. Their abstracts use the words of other titles, so that words collide. */
export function inventedPapers(): SearchPaper[] {
  const lines = titles.trim().split('\n');
  return lines.map((title, index) => {
    const year = 2022 + (index % 4);
    const month = String(1 + (index % 12)).padStart(2, '0');
    const others = [7, 31, 58, 83].map(step => lines[(index + step) % lines.length] ?? '');
    return paperOf({
      arxivId: `${year - 2000}${month}.${String(10000 + index * 7)}` as ArxivId,
      title,
      authors: [nameOf(index), nameOf(index + 17), nameOf(index + 54)],
      topics: title.includes('runing') ? ['Pruning'] : [],
      days: [`${year}-${month}-15` as Day],
      published: `${year}-${month}-11` as Day,
      hasCode: index % 3 === 0,
      abstract: `We study a problem at the edge of ${others[0]}. Compared with ${others[1]}, our method needs less memory. Experiments on ${others[2]} and ${others[3]} confirm it.`,
    });
  });
}

function nameOf(index: number): string {
  return `${givenNames[index % givenNames.length]} ${familyNames[index % familyNames.length]}`;
}

const givenNames = 'Ada Bruno Chao Dagmar Émile Farah Goro Hye-jin Ingrid Jonas Kiri Lev Mei'.split(' ');
const familyNames = (
  'Abara Bellwood Castellan Dürrfeld Eastmoor Fenwicke Garrido Hollande Iversen Jankowski Kestrel Liu ' +
  'Marchetti Nakagawa Oyelaran Pemberton Quillfeather Rasmussen Søndergaard Tanaka Umarov Vasquez ' +
  'Whitlock Xiang Yarrow Zielinski Ashgrove Brandvold Cheung Dimitrov'
).split(' ');

const titles = `
Sparse Chaos: Edge-of-Stability Training with Fewer Weights
Quantized Orchards: Growing Low-Bit Trees for Tabular Data
Whispering Gradients: Private Aggregation without Noise
A Lantern for Long Contexts: KV Cache Eviction by Curiosity
Pruning the Baobab: Structured Sparsity in Giant Language Models
How Many Bits Does a Thought Need? Entropy Limits of Reasoning
Glacier: Freezing Layers Early for Cheaper Fine-Tuning
Mirror, Mirror on the Chip: Reflective Dataflow Accelerators
Ferryman: Moving Experts between Devices in Mixture Models
The Cartographer's Prior for Bayesian Neural Maps
Speculative Drafting with a Committee of Tiny Models
Honeycomb Attention: Hexagonal Neighbourhoods for Vision
Tuning Forks: Harmonic Learning Rates for Deep Networks
Saltwater: Robust Watermarks for Generated Speech
Do Transformers Dream of Electric Grids?
LoRA+ Revisited: Rank Schedules for Adapter Training
ST$^3$: Structured Token Trimming for Video
Driftwood: Detecting Silent Shifts in Streaming Sensors
A Theory of Forgetting in Overparameterized Students
Paper Boats: Lightweight Simulators for River Robotics
Twelve Angry Critics: Debate as a Reward Signal
Magnetic Memory Banks for Continual Recognition
Counting Sheep: Sleep Staging from Wearable Radar
Velvet: Smooth Quantization of Activations with Outliers
The Unreasonable Patience of Stochastic Depth
Compass Needles in Embedding Space
Bonsai Transformers: Shape before Size
Threadbare: Minimal Context Windows for Code Repair
Crystal Lattices from Diffusion on Symmetry Groups
Weaving Knowledge Graphs into Retrieval Pipelines
Origami Folding of Weight Matrices
Sunflower Sampling for Neural Radiance Fields
Harvesting Idle Silicon: Scheduling Inference at Night
Small Talk: Compressing Dialogue State in Assistants
Kaleidoscope: Contrastive Views of Molecular Surfaces
The Price of Precision: Mixed-Precision Budgets at Scale
Tidepool: A Benchmark for Marine Acoustic Monitoring
Borrowed Eyes: Cross-Modal Distillation from Touch
Echo Chambers in Federated Recommendation
Moonlit Roads: Night Driving without Lidar
Unspooling Recurrence: Parallel Scans for State Spaces
Thorns and Roses: Adversarial Pruning of Classifiers
Breadcrumbs: Explainable Paths for Graph Classifiers
Copper: A Compiler for Sparse Tensor Contractions
One Spoonful of Labels: Few-Shot Segmentation of Cells
Granite: Certified Bounds for Quantized Controllers
Windmills of the Mind: Rotary Encodings Explained
Fallow Fields: When Not to Train
The Clockmaker Scheduler for Heterogeneous Clusters
Teaching Parrots Arithmetic: Symbolic Hints for Language Models
Silkworm: Incremental Indexes for Vector Databases
Pebbles in the Stream: Rare Event Forecasting
Marionette: Controlling Agents through Sparse Strings
Foggy Lenses: Uncertainty in Medical Image Translation
Two Rivers Meet: Fusing Audio and Text Encoders Late
Anchored Drafts: Verification-Free Speculative Decoding
Beehive: Peer-to-Peer Pretraining over Home Connections
Rewinding Optimizers: Checkpoint Averages as Regularizers
Lighthouses for Lost Planners: Landmarks in Long-Horizon Tasks
Cobwebs: Stale Entries in Cached Attention
Porcelain Policies: Fragility of Offline Reinforcement
Inkblot: Layout-Free Understanding of Scanned Forms
The Geometry of Hesitation: Calibrated Refusals
Seedlings: Growing Networks from Ten Neurons
Compressing the Uncompressible: Random Codes for Embeddings
Cinnamon: Spicing Synthetic Data with Real Errors
Stained Glass: Interpretable Mosaics of Features
Nomad: Migrating Requests across Serving Replicas
Rust Never Sleeps: Degradation Models for Bridges
Hummingbird: Real-Time Pose on Microcontrollers
Fold, Staple, Mutilate: Stress-Testing Document Parsers
A Thousand Cuts: Gradual Magnitude Pruning Reconsidered
Paragraphs as Pixels: Visual Compression of Long Prompts
Sandcastles: Ephemeral Memories for Web Agents
Beneath the Softmax: Temperature as Geometry
Amber: Preserving Rare Species in Class-Imbalanced Data
The Librarian's Dilemma: Deduplication versus Diversity
Knotty Problems: Topological Losses for Vessel Tracing
Wildfire: Simulation-Based Inference of Spread Rates
Cheap Talk, Costly Signals: Communication among Bandits
Tessellate: Block-Sparse Kernels for Graph Attention
Snowmelt: Seasonal Priors for Hydrological Networks
Ghost Notes: Modelling Silence in Music Transformers
Postcards from the Loss Landscape
Thinking in Halves: Bisection Prompts for Mathematics
Wet Clay: Late Binding of Tokens to Meaning
Barnacle: Persistent Backdoors through Distillation
Lattice Boltzmann Surrogates with Equivariant Layers
Shadow Puppets: Hand Gestures from Ambient Light
Scaling Down Gracefully: Laws for Tiny Models
The Baker's Dozen: Thirteen Ways to Average Weights
Parallax: Depth from Accidental Motion
Undertow: Hidden Biases of Popularity Metrics
Quiet Quitting Neurons: Dormancy in Value Networks
Kindling: Warm Starts for Combinatorial Solvers
Patchwork Quilts: Stitching Pretrained Blocks
Slow Food for Fast Models: Curating Instruction Data
Telegraph: Discrete Messages for Distributed Training
Raindrops on Sensors: Restoration under Weather
Footnotes Matter: Citation Grounding for Summaries
The Tortoise Optimizer: Second-Order Steps, First-Order Cost
Cloud Chambers: Tracking Particles with Set Networks
Thimble: Binary Networks for Hearing Aids
Ladders without Rungs: Skipping Layers at Inference
Pollen: Spreading Prompts across Languages
Maps that Lie: Adversarial Geolocation
Spare Parts: Reusing Dead Heads in Vision Models
Anthill Search: Swarm Exploration of Architectures
Gravity Wells in Preference Optimization
Rosetta Filters: Translating Convolutions to Attention
An Almanac of Failures in Autonomous Docking
Nested Dolls: Multi-Resolution Embeddings on a Budget
Static on the Line: Noise-Aware Speech Codecs
Evergreen: Keeping Retrieval Corpora Fresh
Counterfeit Confidence: Detecting Bluffing Models
Mosaic Motion: Tile-Wise Video Synthesis
Dandelion Clocks: Uncertainty over Event Times
Half-Remembered Facts: Editing Knowledge with Sparse Patches
Workshop Floor: Imitation Learning from Clumsy Teachers
Vanishing Ink: Unlearning by Selective Quantization
`;
