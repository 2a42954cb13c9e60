// SHA-256 of a rulebook and of a decision, by libcrypto.
#pragma once

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class Sha256 {
public:
    Sha256() : kind_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {}
    Sha256(const Sha256 &) = delete;
    ~Sha256() {
        EVP_MD_CTX_free(context_);
        EVP_MD_free(kind_);
    }

    void begin() { EVP_DigestInit_ex2(context_, kind_, nullptr); }
    void add(std::string_view bytes) { EVP_DigestUpdate(context_, bytes.data(), bytes.size()); }

    // Appends `sha256:` and 64 digits.
    void finish(std::string &out) {
        static const char digits[] = "0123456789abcdef";
        unsigned char hash[32];
        EVP_DigestFinal_ex(context_, hash, nullptr);
        char text[64];
        for (int i = 0; i < 32; i++) {
            text[2 * i] = digits[hash[i] >> 4];
            text[2 * i + 1] = digits[hash[i] & 15];
        }
        out.append("sha256:").append(text, sizeof text);
    }

private:
    EVP_MD *kind_;
    EVP_MD_CTX *context_;
};

// CRLF and CR become LF; a byte-order mark is dropped.
inline std::string normalised(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path + " cannot be read");
    std::string raw((std::istreambuf_iterator<char>(file)), {}), text;
    size_t start = raw.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
    for (size_t i = start; i < raw.size(); i++) {
        if (raw[i] != '\r') {
            text += raw[i];
        } else {
            text += '\n';
            if (i + 1 < raw.size() && raw[i + 1] == '\n') i++;
        }
    }
    return text;
}

// Over the declared files of the rulebook and its libraries, by `id/name`: the length and bytes of each name and content.
inline std::string rulebook_digest(std::vector<std::pair<std::string, std::string>> files) {
    std::sort(files.begin(), files.end());
    Sha256 hash;
    hash.begin();
    for (const auto &file : files) {
        for (const std::string &field : {file.first, file.second}) {
            char length[8];
            for (int i = 0; i < 8; i++) length[i] = static_cast<char>(static_cast<uint64_t>(field.size()) >> (56 - 8 * i));
            hash.add({length, 8});
            hash.add(field);
        }
    }
    std::string text;
    hash.finish(text);
    return text;
}
