// The process in which papers are looked into: takes where a paper lies, says what it is.
import { answerAside } from '../kit/answer-aside.js';
import { readHere } from './checks.js';

answerAside(readHere);
