<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mw::FirstRun</name>
    <message numerus="yes">
        <source>Open %n cluster(s)</source>
        <extracomment>First-run page: button. %n = number of ticked clusters</extracomment>
        <translation>
            <numerusform>Open %n cluster</numerusform>
            <numerusform>Open %n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::GateChart</name>
    <message numerus="yes">
        <source>%n query error(s): %1</source>
        <translation>
            <numerusform>%n query error: %1</numerusform>
            <numerusform>%n query errors: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::RunSide</name>
    <message numerus="yes">
        <source>without %n step(s)</source>
        <translation>
            <numerusform>without %n step</numerusform>
            <numerusform>without %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::StepCard</name>
    <message numerus="yes">
        <source> without %n step(s)</source>
        <translation>
            <numerusform> without %n step</numerusform>
            <numerusform> without %n steps</numerusform>
        </translation>
    </message>
</context>
</TS>
