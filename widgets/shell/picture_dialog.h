// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the redacted picture of a pane before it is kept: what was replaced is outlined and
// counted. Enter copies it, Escape forgets it; a file is written for its owner alone. Nothing
// leaves the machine by itself. GUI thread.
#pragma once

#include "widgets/shell/layer.h"
#include "widgets/shell/redacted_picture.h"

class QScrollArea;

namespace mw {

class Button;
class PictureView;
class SegmentedControl;
class TextLabel;

class PictureDialog : public Layer
{
    Q_OBJECT
public:
    PictureDialog(const Theme& theme, QWidget* window);
    // Opens at once; the picture follows. name: of the file that is proposed, without its end.
    void openFor(PictureMaker& maker, const QString& name);
    const RedactedPicture& picture() const { return m_picture; }
    bool ready() const { return !m_picture.image.isNull(); }
    QString countWords() const; // "7 hosts, 3 tenants and 2 people are replaced"
    QString listWords() const; // "host-1, host-2 …"
    QString problem() const; // empty: none is said
    void copy();
    // Writes it as PNG; says why it could not be and stays open, else closes.
    bool save(const QString& file);

Q_SIGNALS:
    void copied();
    void saved(const QString& file);

protected:
    QRect panelRect() const override;
    QWidget* firstFocus() override;
    bool closesOnOutsideClick() const override { return false; }
    void resizeEvent(QResizeEvent* event) override;

private:
    void take(RedactedPicture picture);
    void askForFile();
    void say(const QString& problem);

    PictureMaker* m_maker = nullptr;
    RedactedPicture m_picture;
    QString m_name;
    TextLabel* m_counts;
    TextLabel* m_list;
    TextLabel* m_problem;
    SegmentedControl* m_zoom;
    QScrollArea* m_scroll;
    PictureView* m_view;
    Button* m_copy;
    Button* m_save;
    Button* m_cancel;
};

// The picture, scaled down to the width it has or at its own size, with thin outlines round what
// was replaced.
class PictureView : public QWidget
{
    Q_OBJECT
public:
    explicit PictureView(const Theme& theme, QWidget* parent = nullptr);
    void setPicture(const RedactedPicture* picture); // null: none yet; it outlives the view's paint
    void setFit(bool fit);
    void setRoom(QSize room); // of the viewport
    void setWaiting(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void measure();
    QSize natural() const;
    const Theme& m_theme;
    const RedactedPicture* m_picture = nullptr;
    QString m_waiting;
    QSize m_room;
    bool m_fit = true;
};

// "host-3" → how many different ones of each kind there are, in words.
QString replacedWords(const std::vector<RedactedPicture::Mark>& marks);
// Each once, in order: "host-1, host-2, tenant-1".
QString replacedList(const std::vector<RedactedPicture::Mark>& marks);
// Empty: it is written, readable by its owner alone. Else why it could not be.
QString writePicture(const QImage& image, const QString& file);

} // namespace mw
