#ifndef CWALL_H
#define CWALL_H
#endif
