/// Where the time of a run went: as a table (`--accel-timing`) and as a page that draws it
/// (`--accel-timing-report`). Only loaded if asked for.
@NullMarked
package dev.pipaccel.cli.timing;

import org.jspecify.annotations.NullMarked;
