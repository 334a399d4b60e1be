import { parentPort, workerData } from 'node:worker_threads';
import { buildHnsw } from './hnsw.ts';

export interface VectorBuild {
  directory: string;
  rows: Uint32Array;
  vectors: Float32Array;
  dimensions: number;
}

// Started by ourselves with typed arrays; errors reach the starter as the worker's 'error' event.
const { directory, rows, vectors, dimensions } = workerData as VectorBuild;
await buildHnsw(directory, rows, vectors, dimensions);
parentPort!.postMessage('saved');
