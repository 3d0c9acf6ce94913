package dev.pipaccel.index;

import dev.pipaccel.model.index.ProjectFiles;
import java.util.List;

/// What a page says, however it was written.
///
/// @param exists whether there is such a page; of one that there is not, this is remembered, too
/// @param maximumAge for how many seconds the index wants the page taken without asking again
/// @param url where the page is, without credentials
/// @param files in the order of the page, each URL once, links with `#egg=` last
record IndexPage(boolean exists, long maximumAge, String url, ProjectFiles files) {
  /// The knowledge that there is no such page.
  static IndexPage missing() {
    return new IndexPage(false, 0, "", ProjectFiles.of(List.of()));
  }
}
