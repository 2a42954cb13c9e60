// The only code that calls the Lua API. One state behind one opaque handle; every raising call is under a protected
// call; no longjmp crosses a Swift frame.
#ifndef CLUAHOST_H
#define CLUAHOST_H
#endif
