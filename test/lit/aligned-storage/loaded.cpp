// The layout of what is loaded comes from its file: there the array alone is
// aligned.
// RUN: %vary rows_with_links.cpp '/include <cstring>/a\#include <istream>' \
// RUN:   '/include <new>/a\#include <ostream>' '/~Index/r %s'
// RUN: %rewrite --rewrites=aligned-storage -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   Index(size_t count, size_t dim) {
// CHECK-NEXT:     data_size_ = dim * sizeof(float);
// CHECK-NEXT:     links_size_ = 33 * sizeof(int);
// CHECK-NEXT:-    row_size_ = links_size_ + data_size_ + sizeof(size_t);
// CHECK-NEXT:-    data_offset_ = links_size_;
// CHECK-NEXT:-    label_offset_ = links_size_ + data_size_;
// CHECK-NEXT:+    // Vectors begin at cache lines: no load touches two of them.
// CHECK-NEXT:+    const size_t vector_offset = (links_size_ + 63) / 64 * 64;
// CHECK-NEXT:+    row_size_ = (vector_offset + data_size_ + sizeof(size_t) + 63) / 64 * 64;
// CHECK-NEXT:+    data_offset_ = vector_offset;
// CHECK-NEXT:+    label_offset_ = vector_offset + data_size_;
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(count * row_size_);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, count * row_size_);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     if (rows_ == nullptr)
// CHECK-NEXT:       throw std::bad_alloc();
// CHECK-NEXT:   }
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     in.read((char *)&data_offset_, sizeof(data_offset_));
// CHECK-NEXT:     in.read((char *)&label_offset_, sizeof(label_offset_));
// CHECK-NEXT:     free(rows_);
// CHECK-NEXT:+#if defined(_WIN32)
// CHECK-NEXT:     rows_ = (char *)malloc(100 * row_size_);
// CHECK-NEXT:+#else
// CHECK-NEXT:+    // Rows of whole cache lines begin at one.
// CHECK-NEXT:+    rows_ = (char *)aligned_alloc(64, (100 * row_size_ + 63) / 64 * 64);
// CHECK-NEXT:+#endif
// CHECK-NEXT:     in.read(rows_, 100 * row_size_);
// CHECK-NEXT:     links_size_ = 33 * sizeof(int);
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
  void save(std::ostream &out) const {
    out.write((const char *)&row_size_, sizeof(row_size_));
    out.write((const char *)&data_offset_, sizeof(data_offset_));
    out.write((const char *)&label_offset_, sizeof(label_offset_));
    out.write(rows_, 100 * row_size_);
  }
  void load(std::istream &in) {
    in.read((char *)&row_size_, sizeof(row_size_));
    in.read((char *)&data_offset_, sizeof(data_offset_));
    in.read((char *)&label_offset_, sizeof(label_offset_));
    free(rows_);
    rows_ = (char *)malloc(100 * row_size_);
    in.read(rows_, 100 * row_size_);
    links_size_ = 33 * sizeof(int);
  }
