/// What index pages say (PEP 503, 592, 658, 691, 700, 714).
@NullMarked
package dev.pipaccel.model.index;

import org.jspecify.annotations.NullMarked;
