/// System packages that builds of Python projects lack: what the output of a failed build says was
/// missing ([BuildOutput] reads [Evidence] of [Missing] things), which packages of this system hold
/// it, and what installs them. What differs between systems lies in data files. Nothing of this is
/// loaded unless a build fails or the user asks what builds will need. Only the command talks to
/// the user; this package must not depend on the pipeline.
@NullMarked
package dev.pipaccel.syspkg;

import org.jspecify.annotations.NullMarked;
