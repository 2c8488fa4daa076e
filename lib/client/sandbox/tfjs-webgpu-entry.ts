/** Bundle `tfjs-webgpu.js`: registers the backend `webgpu` with the core of `tfjs.js`. */
import '@tensorflow/tfjs-backend-webgpu';
