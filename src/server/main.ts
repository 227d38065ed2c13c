// The server as a program of its own, as the VS Code client starts it.
import { serveOnNode } from './node.ts';

serveOnNode();
