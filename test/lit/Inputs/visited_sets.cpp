// Five classes that keep the ids a search has visited, and a search over a pool
// that holds one of them; it prints what it finds.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unordered_set>
#include <utility>
#include <vector>

template <typename Word = uint64_t> struct WordSet {
  static constexpr int width = sizeof(Word) * 8;

  WordSet() = default;
  explicit WordSet(int n)
      : size_(n), bytes_((n + width - 1) / width * sizeof(Word)),
        words_((Word *)malloc(bytes_)) {
    memset(words_, 0, bytes_);
  }
  WordSet(const WordSet &) = delete;
  WordSet &operator=(const WordSet &) = delete;
  WordSet(WordSet &&other) { swap(*this, other); }
  WordSet &operator=(WordSet &&other) {
    swap(*this, other);
    return *this;
  }
  ~WordSet() { free(words_); }
  friend void swap(WordSet &a, WordSet &b) {
    std::swap(a.size_, b.size_);
    std::swap(a.bytes_, b.bytes_);
    std::swap(a.words_, b.words_);
  }

  void reset(int n) {
    if (n == size_)
      memset(words_, 0, bytes_);
    else
      *this = WordSet(n);
  }
  void set(int id) { words_[id / width] |= Word(1) << (id % width); }
  bool get(int id) const { return words_[id / width] >> (id % width) & 1; }

private:
  int size_ = 0, bytes_ = 0;
  Word *words_ = nullptr;
};

template <typename Word = uint64_t> struct LazySet {
  LazySet() = default;
  explicit LazySet(int n)
      : size_(n), words_((Word *)malloc((n + bits - 1) / bits * sizeof(Word))),
        used_((n + bits - 1) / bits) {}
  LazySet(const LazySet &) = delete;
  LazySet &operator=(const LazySet &) = delete;
  LazySet(LazySet &&other) { swap(*this, other); }
  LazySet &operator=(LazySet &&other) {
    swap(*this, other);
    return *this;
  }
  ~LazySet() { free(words_); }
  friend void swap(LazySet &a, LazySet &b) {
    using std::swap;
    swap(a.size_, b.size_);
    swap(a.words_, b.words_);
    swap(a.used_, b.used_);
  }

  void reset(int n) {
    if (n != size_)
      *this = LazySet(n);
    else
      std::fill(used_.begin(), used_.end(), false);
  }
  void set(int id) {
    if (!used_[id / bits]) {
      used_[id / bits] = true;
      words_[id / bits] = 0;
    }
    words_[id / bits] |= Word(1) << (id & (bits - 1));
  }
  bool get(int id) const {
    return used_[id / bits] && (words_[id / bits] & Word(1) << (id & (bits - 1))) != 0;
  }

private:
  static constexpr int bits = sizeof(Word) * 8;
  int size_ = 0;
  Word *words_ = nullptr;
  std::vector<bool> used_;
};

struct FlagSet {
  FlagSet() = default;
  explicit FlagSet(int n) : flags_(n) {}
  void reset(int n) { flags_.assign(n, 0); }
  void set(int id) { flags_[id] = 1; }
  bool get(int id) const { return flags_[id] != 0; }

private:
  std::vector<unsigned char> flags_;
};

struct RoundSet {
  RoundSet() = default;
  explicit RoundSet(int n) : rounds_(n, 0) {}
  void reset(int n) {
    if (rounds_.size() < size_t(n))
      rounds_.resize(n);
    if (++now_ == 0) {
      std::fill(rounds_.begin(), rounds_.end(), 0);
      now_ = 1;
    }
  }
  void set(int id) { rounds_[id] = now_; }
  bool get(int id) const { return rounds_[id] == now_; }

private:
  std::vector<uint16_t> rounds_;
  uint16_t now_ = 1;
};

struct HashSet {
  HashSet() = default;
  explicit HashSet(int) {}
  void reset(int) { ids_.clear(); }
  void set(int id) { ids_.insert(id); }
  bool get(int id) const { return ids_.count(id) > 0; }

private:
  std::unordered_set<int> ids_;
};

template <typename Dist, typename Seen = WordSet<>> struct Pool {
  Pool() = default;
  Pool(int rows, int room) : room_(room), items_(room + 1), seen_(rows) {}

  void reset(int rows, int room) {
    size_ = next_ = 0;
    room_ = room;
    items_.resize(room + 1);
    seen_.reset(rows);
  }
  bool hasNext() const { return next_ < size_; }
  int pop() {
    items_[next_].open = false;
    int id = items_[next_].id;
    while (next_ < size_ && !items_[next_].open)
      ++next_;
    return id;
  }
  void insert(int id, Dist d) {
    int at = size_;
    for (; at > 0 && d < items_[at - 1].d; --at)
      items_[at] = items_[at - 1];
    items_[at] = {id, d, true};
    size_ += size_ < room_;
    next_ = std::min(next_, at);
  }
  void mark(int id) { seen_.set(id); }
  bool marked(int id) const { return seen_.get(id); }
  int id(int i) const { return items_[i].id; }

private:
  struct Item {
    int id;
    Dist d;
    bool open;
  };
  int size_ = 0, next_ = 0, room_ = 0;
  std::vector<Item> items_;
  Seen seen_;
};

struct Graph {
  int rows, degree;
  std::vector<int> links;
  int at(int node, int i) const { return links[node * degree + i]; }
};

struct Distance {
  const float *query, *base;
  float operator()(int id) const {
    float sum = 0;
    for (int i = 0; i < 4; ++i)
      sum += (query[i] - base[id * 4 + i]) * (query[i] - base[id * 4 + i]);
    return sum;
  }
};

template <typename AnyPool>
void searchGraph(const Graph &graph, AnyPool &pool, const Distance &distance) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree; ++i) {
      int id = graph.at(node, i);
      if (pool.marked(id))
        continue;
      pool.mark(id);
      pool.insert(id, distance(id));
    }
  }
}

struct Searcher {
  explicit Searcher(Graph g) : graph(std::move(g)), pools(2) {}

  void search(const float *base, const float *query, int k, int *out) {
    auto &pool = pools[0];
    pool.reset(graph.rows, 2 * k);
    Distance distance{query, base};
    pool.mark(0);
    pool.insert(0, distance(0));
    searchGraph(graph, pool, distance);
    for (int i = 0; i < k; ++i)
      out[i] = pool.id(i);
  }

  Graph graph;
  // One for each thread.
  std::vector<Pool<float, LazySet<>>> pools;
};

int main() {
  unsigned seed = 1;
  auto next = [&] { return (seed = seed * 1664525u + 1013904223u) >> 20; };
  for (int rows : {40, 500, 500, 129, 1000}) {
    Graph graph{rows, 8, {}};
    std::vector<float> base;
    for (int i = 0; i < 8 * rows; ++i)
      graph.links.push_back(next() % rows);
    for (int i = 0; i < 4 * rows; ++i)
      base.push_back(next() % 64);
    Searcher searcher(graph);
    for (int q = 0; q < 300; ++q) {
      float query[4] = {float(next() % 64), float(next() % 64),
                        float(next() % 64), float(next() % 64)};
      int out[5];
      searcher.search(base.data(), query, 5, out);
      for (int id : out)
        std::printf("%d ", id);
    }
    std::printf("\n");
  }
}
