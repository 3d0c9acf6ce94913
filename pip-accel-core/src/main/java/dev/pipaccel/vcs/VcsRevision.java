package dev.pipaccel.vcs;

import java.util.Optional;

/// What was checked out, in the words of `direct_url.json` (PEP 610).
///
/// @param vcs `git`, `hg`, `svn` or `bzr`
/// @param url of the repository, without the `git+` before it; may hold credentials
/// @param requestedRevision the branch, tag or commit that was asked for
/// @param commit the commit that was checked out; for hg the local number, as in pip
/// @param immutable whether the request named that very commit, so that what is built from it may
///   be used again
public record VcsRevision(
    String vcs, String url, Optional<String> requestedRevision, String commit, boolean immutable) {}
