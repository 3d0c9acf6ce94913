/// What the core tells the user; the command decides where and how it is shown.
@NullMarked
package dev.pipaccel.report;

import org.jspecify.annotations.NullMarked;
