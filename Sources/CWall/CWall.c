#include "CWall.h"
