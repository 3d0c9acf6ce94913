/// Lock files, `pylock.toml` (PEP 751): what they hold and what of it an environment installs.
@NullMarked
package dev.pipaccel.model.lock;

import org.jspecify.annotations.NullMarked;
