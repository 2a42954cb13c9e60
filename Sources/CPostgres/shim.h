// libpq as the system provides it. Only LedgerPostgres may include this.
#include <libpq-fe.h>
