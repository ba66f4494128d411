// Where threads enter.
import { workInThread } from './engine/crew/threads';

void workInThread();
