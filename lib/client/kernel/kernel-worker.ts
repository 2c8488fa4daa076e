import { connectToPage } from '../sandbox/worker-channel.ts';
connectToPage();
