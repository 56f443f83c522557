// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/fuzzy.h"

#include <algorithm>

namespace mw::fuzzy {

namespace {
bool separator(char c)
{
    return c == ' ' || c == '-' || c == '/' || c == '.' || c == '_' || c == ':';
}

bool startsWord(std::string_view text, size_t at)
{
    return at == 0 || separator(text[at - 1]);
}
} // namespace

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    }
    return out;
}

std::vector<std::string> words(std::string_view query)
{
    std::vector<std::string> out;
    std::string word;
    for (const char c : lowered(query)) {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        out.push_back(std::move(word));
    return out;
}

int scoreWord(std::string_view word, std::string_view text)
{
    if (word.empty())
        return 0;
    if (word.size() > text.size())
        return -1;
    // Best substring: the first that starts a word, else the first at all.
    const size_t first = text.find(word);
    if (first != std::string_view::npos) {
        size_t best = first;
        for (size_t at = first; at != std::string_view::npos; at = text.find(word, at + 1)) {
            if (startsWord(text, at)) {
                best = at;
                break;
            }
        }
        int points
            = 200 - int(std::min<size_t>(best, 60)) - int(std::min<size_t>(text.size(), 80)) / 4;
        if (startsWord(text, best))
            points += 60;
        const size_t end = best + word.size();
        if (end == text.size() || separator(text[end]))
            points += 30; // a whole word
        return points;
    }
    if (word.size() < 2)
        return -1;
    // Scattered letters in order, only if they begin a word and stay close together.
    int best = -1;
    for (size_t start = 0; start < text.size(); ++start) {
        if (text[start] != word[0] || !startsWord(text, start))
            continue;
        size_t at = start;
        size_t matched = 1;
        int boundaries = 1;
        while (matched < word.size() && ++at < text.size()) {
            if (text[at] == word[matched]) {
                boundaries += startsWord(text, at) ? 1 : 0;
                ++matched;
            }
        }
        if (matched < word.size())
            break;
        const int spread = int(at - start + 1 - word.size());
        if (boundaries < 2 && spread > int(word.size()))
            continue;
        best = std::max(best, 60 + boundaries * 10 - std::min(spread, 50));
    }
    return best;
}

bool startWords(const std::vector<std::string>& words, std::string_view text)
{
    return std::all_of(words.begin(), words.end(), [text](const std::string& word) {
        for (size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + 1)) {
            if (startsWord(text, at))
                return true;
        }
        return false;
    });
}

int score(const std::vector<std::string>& words, std::string_view text)
{
    int sum = 0;
    for (const std::string& word : words) {
        const int points = scoreWord(word, text);
        if (points < 0)
            return -1;
        sum += points;
    }
    return sum;
}

} // namespace mw::fuzzy
