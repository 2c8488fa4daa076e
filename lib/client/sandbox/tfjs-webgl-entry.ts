/** Bundle `tfjs-webgl.js`: registers the backend `webgl` with the core of `tfjs.js`. */
import '@tensorflow/tfjs-backend-webgl';
