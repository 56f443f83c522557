// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pane drawn once more from rows without names: what the window asks for and is given. Values
// only, and the base of whoever draws it. GUI thread.
#pragma once

#include <QImage>
#include <QRectF>
#include <QString>
#include <functional>
#include <vector>

namespace mw {

struct RedactedPicture
{
    struct Mark // a pseudonym that stands somewhere in the picture
    {
        QRectF box; // in the picture, at scale 1
        QString pseudonym; // "host-3"
    };
    QImage image; // null: `problem` says why
    std::vector<Mark> marks;
    QString problem;
};

class PictureMaker
{
public:
    virtual ~PictureMaker() = default;
    // Of the pane in front as it is now. done is called once, later, unless dropped or asked for
    // another one.
    virtual void draw(std::function<void(RedactedPicture)> done) = 0;
    virtual void drop() = 0; // nobody waits for it any more
};

} // namespace mw
