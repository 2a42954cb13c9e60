#include "CExact.h"
